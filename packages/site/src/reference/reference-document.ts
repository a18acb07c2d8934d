import type { Document } from "../openapi/document.ts";
import { isReference, resolve } from "../openapi/operations.ts";
import { addSamples } from "../samples/add-samples.ts";
import { chooseParameters } from "../samples/choose-parameters.ts";

/** The OpenAPI document as Scalar shows it best: with samples, and with what a request needs switched on. */
export function referenceDocument(document: Document): Document {
  return inline(document, addSamples(chooseParameters(document)));
}

type Members = Record<string, unknown>;

/**
 * Puts in place of a reference what it points to where Scalar would show it badly: it shows the summary of a named
 * example only if it is there itself, and it shows both the description of a field and that of the type behind it.
 */
function inline<Value>(document: Document, value: Value, name?: string): Value {
  if (Array.isArray(value)) return value.map((item) => inline(document, item)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const members = { ...value } as Members;
  if (name === "examples") {
    for (const [key, example] of Object.entries(members)) members[key] = resolve(document, example as object);
  }
  if ("description" in members) {
    if (isReference(members))
      Object.assign(members, { ...target(document, members), ...members, $ref: undefined });
    if (isReference(members.schema))
      members.schema = { ...target(document, members.schema), description: undefined };
  }
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, inline(document, member, key)]),
  ) as Value;
}

function target(document: Document, reference: object): Members {
  return resolve(document, reference) as Members;
}
