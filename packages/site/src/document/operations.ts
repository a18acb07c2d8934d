import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";

export interface Tag {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/**
 * The tags in the document's order, each with the operations of which it is the first tag; tags without operations are left
 * out.
 */
export function operationsByTag(document: OpenApiDocument): Tag[] {
  const operations = readOperations(document);
  return (document.tags ?? [])
    .map(({ name, description = "" }) => ({
      name,
      slug: slugify(name),
      description,
      operations: operations.filter(({ tags: [first] }) => first === name),
    }))
    .filter((tag) => tag.operations.length > 0);
}

/** The fragment of an operation on the reference page: `#tag/vehicles/listVehicles`. */
export function operationAnchor({ tags: [tag = ""], id }: Pick<Operation, "tags" | "id">): string {
  return `#tag/${slugify(tag)}/${id}`;
}

/** `Vehicle status` → `vehicle-status` */
export function slugify(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Returns a copy of the document with the members that `change` returns merged into each operation. */
export function changeOperations(
  document: OpenApiDocument,
  change: (operation: Operation) => object,
): OpenApiDocument {
  const paths = { ...document.paths };
  for (const operation of readOperations(document)) {
    const { method, path, object } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: { ...object, ...change(operation) } };
  }
  return { ...document, paths };
}
