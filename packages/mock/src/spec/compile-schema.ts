import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { description } from "./description.ts";

export type { ErrorObject };

/** Returns what is wrong with a value; nothing when it is valid. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** The name under which ajv knows the description; ajv cannot work with a `urn:` here. */
const root = "https://spec.invalid/vehicles";

/** RFC 3339 with the `T`, which ajv-formats does not insist on. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

let instance: Ajv2020 | undefined;

/** Made on first use: it takes tens of milliseconds, which a mock that never gets a request need not spend. */
function ajv(): Ajv2020 {
  if (instance) return instance;
  // Redocly has linted the description; ajv need not object to OpenAPI's own keywords.
  instance = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  addFormats.default(instance);
  instance.addFormat("date-time", { validate: isDateTime });
  instance.addSchema(description, root);
  return instance;
}

/** `Date.parse` alone takes 30 February for 1 March. */
function isDateTime(text: string): boolean {
  if (!dateTime.test(text) || Number.isNaN(Date.parse(text))) return false;
  const date = text.slice(0, 10);
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** The absolute form of a pointer into the description, for a `$ref` in a schema of ours. */
export function schemaAt(pointer: string): { $ref: string } {
  // Braces stand in the keys of paths; in a URL they must be encoded.
  return { $ref: root + pointer.replaceAll("{", "%7B").replaceAll("}", "%7D") };
}

/** Compiles a schema on its first use, and keeps the result. */
export function compileSchema(schema: object): Check {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv().compile(schema);
    return validate(value) ? [] : (validate.errors ?? []);
  };
}
