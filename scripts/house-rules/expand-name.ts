import type { OpenApiDocument, SchemaObject } from "@ev-vehicles/openapi";
import { fieldOf, referencesIn } from "./reference-fields.ts";

/** What a dotted name refers to in a response. */
export interface ExpandName {
  /** Each reference that is expanded on the path, the name itself last: `trim`, `trim.model`. */
  readonly references: readonly string[];
  /** The resource at the end. */
  readonly target: readonly SchemaObject[];
}

/** Follows a dotted name through a response, field by field. Returns a sentence if it does not lead to a reference. */
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
    const here = path ? `"${path}"` : "the response";
    path = path ? `${path}.${segment}` : segment;
    if (!field) {
      return `"${name}" leads nowhere: ${here} has no field "${segment}". ${suggestion(target, document, path.slice(0, -segment.length))}`;
    }
    if (field.kind === "plain" || field.kind === "url") {
      return `"${name}" can't be expanded: "${path}" is not a choice between a URL and a resource. Make the field a \`oneOf\` of ResourceUrl and the resource's schema, or remove the name.`;
    }
    if (field.kind === "reference") references.push(path);
    target = field.target;
  }
  if (references.at(-1) !== name) {
    return `"${name}" is an object that is always there in full. ${suggestion(target, document, `${name}.`)}`;
  }
  return { references, target };
}

function suggestion(schemas: readonly SchemaObject[], document: OpenApiDocument, prefix: string): string {
  const names = referencesIn(schemas, document, prefix);
  return names.length > 0
    ? `What can be expanded there: ${names.join(", ")}.`
    : "Nothing can be expanded there; remove the name.";
}
