import type { OpenApiDocument, SchemaObject } from "@ev-vehicles/openapi";
import { fieldOf, referencesIn } from "./reference-fields.ts";

/** What a dotted name in `expand` refers to in a response. */
export interface ExpandName {
  /** The references that the name expands, ending with the name itself: `trim`, `trim.model`. */
  readonly references: readonly string[];
  /** The schemas of the resource that the name refers to. */
  readonly target: readonly SchemaObject[];
}

/**
 * Follows a dotted name through a response, field by field. Returns an error message if the name does not lead to a
 * reference.
 */
export function followExpandName(
  name: string,
  response: readonly SchemaObject[],
  document: OpenApiDocument,
): ExpandName | string {
  const references: string[] = [];
  let target = response;
  let path = "";
  for (const segment of name.split(".")) {
    const field = fieldOf(target, segment, document);
    const parent = path ? `"${path}"` : "the response";
    path = path ? `${path}.${segment}` : segment;
    if (!field) {
      return `"${name}" does not exist: ${parent} has no field "${segment}". ${suggestion(target, document, path.slice(0, -segment.length))}`;
    }
    if (field.kind === "plain" || field.kind === "url") {
      return `"${name}" can't be expanded: "${path}" is not a choice between a URL and a resource. Make the field a \`oneOf\` of ResourceUrl and the resource's schema, or remove the name.`;
    }
    if (field.kind === "reference") references.push(path);
    target = field.target;
  }
  if (references.at(-1) !== name) {
    return `"${name}" is an embedded object, which is always returned in full. ${suggestion(target, document, `${name}.`)}`;
  }
  return { references, target };
}

function suggestion(schemas: readonly SchemaObject[], document: OpenApiDocument, prefix: string): string {
  const names = referencesIn(schemas, document, prefix);
  return names.length > 0
    ? `Names that can be expanded: ${names.join(", ")}.`
    : "It has no references to expand; remove the name.";
}
