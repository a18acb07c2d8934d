import type {
  Document,
  Example,
  MediaType,
  Parameter,
  RawOperation,
  Reference,
  RequestBody,
} from "./document.ts";

const methods = ["get", "put", "post", "delete", "patch", "options", "head"] as const;
export type Method = (typeof methods)[number];

/** One operation of the document, with its parameters resolved. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly raw: RawOperation;
}

/** Every operation, in the order of the document. */
export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = item[method] as RawOperation | undefined;
      if (!raw) return [];
      const shared = (item.parameters ?? []) as NonNullable<RawOperation["parameters"]>;
      const parameters = [...shared, ...(raw.parameters ?? [])].map((one) => resolve(document, one));
      const { operationId: id, summary, description = "", tags } = raw;
      return [{ id, method, path, tag: tags[0] ?? "", summary, description, parameters, raw }];
    }),
  );
}

export interface Tag {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** The tags in the document's order, each with its operations; a tag without any is left out. */
export function operationsByTag(document: Document): Tag[] {
  const operations = listOperations(document);
  return document.tags
    .map(({ name, description = "" }) => ({
      name,
      slug: slugify(name),
      description,
      operations: operations.filter((operation) => operation.tag === name),
    }))
    .filter((tag) => tag.operations.length > 0);
}

/** The fragment by which the reference shows an operation: `#tag/vehicles/listVehicles`. */
export function operationAnchor({ tag, id }: Pick<Operation, "tag" | "id">): string {
  return `#tag/${slugify(tag)}/${id}`;
}

/** `Vehicle status` → `vehicle-status` */
export function slugify(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The value that the document gives for a parameter: its example, or the first one of its schema. */
export function parameterExample(document: Document, parameter: Parameter): unknown {
  if (parameter.example !== undefined) return parameter.example;
  const [named] = Object.values(parameter.examples ?? {});
  if (named) return named.value;
  const schema = resolve(document, parameter.schema ?? {});
  return schema.examples?.[0] ?? schema.enum?.[0];
}

/** The named examples of an operation's JSON body, references resolved; none if it has no body. */
export function bodyExamples(document: Document, { raw }: Operation): Record<string, Example> {
  if (!raw.requestBody) return {};
  const { content } = resolve<RequestBody>(document, raw.requestBody);
  const media: MediaType | undefined = content["application/json"];
  if (media?.example !== undefined) return { default: { value: media.example } };
  const named = Object.entries(media?.examples ?? {});
  return Object.fromEntries(named.map(([name, example]) => [name, resolve(document, example)]));
}

/** What a `$ref` inside the bundle points to; anything else as it is. */
export function resolve<Value extends object>(document: Document, value: Value | Reference): Value {
  let found: unknown = value;
  while (isReference(found)) found = followPointer(document, found.$ref);
  return found as Value;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";
}

/** A JSON pointer in a fragment (RFC 6901): `#/components/schemas/Vehicle`. */
function followPointer(document: Document, pointer: string): unknown {
  let found: unknown = document;
  for (const part of pointer.replace(/^#\//, "").split("/")) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    found = (found as Record<string, unknown> | undefined)?.[name];
  }
  if (found === undefined) throw new Error(`The OpenAPI document has nothing at ${pointer}`);
  return found;
}
