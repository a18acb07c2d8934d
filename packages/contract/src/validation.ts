/** Checks a value against a schema that stands somewhere in the description. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { description } from "./description.ts";

// A URL of our own: ajv resolves `#/components/…` of the whole document against it, and `urn:` ids crash it.
const documentId = "https://spec.local/vehicles";

// RFC 3339 has a `T` between date and time; ajv-formats lets a space pass.
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

// `strict` stays on: a misspelt keyword in the description is an error and not a rule that never applies.
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addFormat("date-time", (text) => dateTime.test(text) && isOnTheCalendar(text));
ajv.addVocabulary([
  "openapi",
  "info",
  "servers",
  "tags",
  "paths",
  "webhooks",
  "components",
  "example",
  "xml",
  "externalDocs",
  "x-foreign-id",
]);
ajv.addSchema(description, documentId);

/** `Date.parse` takes 30 February for 1 March. */
function isOnTheCalendar(text: string): boolean {
  const date = text.slice(0, 10);
  const day = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && new Date(day).toISOString().startsWith(date);
}

/** The validator of the schema at a JSON pointer of the description. */
export function validatorAt(pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`${documentId}${pointer}`);
  if (!validate) throw new Error(`No schema stands at ${pointer}`);
  return validate;
}

/** Whether the value is valid. */
export function isValid(pointer: string, value: unknown): boolean {
  return validatorAt(pointer)(value) === true;
}

/** What is wrong with the value, a line each; empty when it is valid. */
export function violations(pointer: string, value: unknown): readonly string[] {
  const validate = validatorAt(pointer);
  return validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
}
