import { isReference, type OpenApiDocument, valueAt } from "@ev-vehicles/openapi";
import { chooseParameters } from "../samples/choose-parameters.ts";
import { addSamples } from "../samples/code-samples.ts";

/** Prepares the OpenAPI document for Scalar: adds samples, and enables only the parameters that a request needs. */
export function referenceDocument(document: OpenApiDocument): OpenApiDocument {
  return inline(document, addSamples(chooseParameters(document)));
}

/**
 * Replaces references with their targets where Scalar would render them badly: it shows the summary of a named example
 * only if the example is inline, and it shows the description and examples of a parameter or field next to those of the
 * schema that it refers to.
 */
function inline<Value>(
  document: OpenApiDocument,
  value: Value,
  name?: string,
  ancestors: readonly string[] = [],
): Value {
  if (Array.isArray(value)) return value.map((item) => inline(document, item, undefined, ancestors)) as Value;
  if (typeof value !== "object" || value === null) return value;
  let members = { ...value } as Record<string, unknown>;
  let inlined = ancestors;
  if (name === "examples") {
    members = Object.fromEntries(
      Object.entries(members).map(([key, example]) => [key, target(document, example) ?? example]),
    );
  }
  if ("description" in members) {
    const { $ref, ...own } = members;
    // A recursive schema stays a reference.
    if (ancestors.includes(String($ref))) return value;
    if (isReference(members)) inlined = [...ancestors, members.$ref];
    members = { ...target(document, members), ...own };
    const schema = target(document, members.schema);
    if (schema) members.schema = { ...schema, description: undefined, examples: undefined };
  }
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, inline(document, member, key, inlined)]),
  ) as Value;
}

function target(document: OpenApiDocument, part: unknown): object | undefined {
  return isReference(part) ? (valueAt(document, part.$ref) as object) : undefined;
}
