import { isReference, type OpenApiDocument, valueAt } from "@ev-vehicles/openapi";
import { chooseParameters } from "../samples/choose-parameters.ts";
import { addSamples } from "../samples/code-samples.ts";

/** The OpenAPI document as Scalar shows it best: with samples, and with what a request needs switched on. */
export function referenceDocument(document: OpenApiDocument): OpenApiDocument {
  return inline(document, addSamples(chooseParameters(document)));
}

/**
 * Puts in place of a reference what it points to where Scalar would show it badly: it shows the summary of a named
 * example only if it is there itself, and it shows what a parameter or field says about itself beside what the type
 * behind it says, descriptions and examples alike.
 */
function inline<Value>(
  document: OpenApiDocument,
  value: Value,
  name?: string,
  open: readonly string[] = [],
): Value {
  if (Array.isArray(value)) return value.map((item) => inline(document, item, undefined, open)) as Value;
  if (typeof value !== "object" || value === null) return value;
  let members = { ...value } as Record<string, unknown>;
  let within = open;
  if (name === "examples") {
    members = Object.fromEntries(
      Object.entries(members).map(([key, example]) => [key, target(document, example) ?? example]),
    );
  }
  if ("description" in members) {
    const { $ref, ...own } = members;
    // A schema that leads back to itself stays a reference there.
    if (open.includes(String($ref))) return value;
    if (isReference(members)) within = [...open, members.$ref];
    members = { ...target(document, members), ...own };
    const schema = target(document, members.schema);
    if (schema) members.schema = { ...schema, description: undefined, examples: undefined };
  }
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, inline(document, member, key, within)]),
  ) as Value;
}

function target(document: OpenApiDocument, part: unknown): object | undefined {
  return isReference(part) ? (valueAt(document, part.$ref) as object) : undefined;
}
