import { createRequire } from "node:module";
import type { Ajv2020, ErrorObject } from "ajv/dist/2020.js";
import { description } from "../spec/description.ts";
import type { Schema } from "../spec/schema.ts";

/** The name under which ajv knows the description. */
const root = "https://spec.invalid/vehicles";

/** RFC 3339 with the `T`, which ajv-formats does not insist on. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

let instance: Ajv2020 | undefined;

/** Loaded on first use: `--help` and completion need no validator, and it takes tens of milliseconds. */
function ajv(): Ajv2020 {
  if (instance) return instance;
  const require = createRequire(import.meta.url);
  const { Ajv2020: Ajv } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const { default: addFormats } = require("ajv-formats") as typeof import("ajv-formats");
  // The description is linted; ajv need not object to OpenAPI's own keywords.
  instance = new Ajv({ allErrors: true, strict: false });
  (addFormats as unknown as (to: Ajv2020) => void)(instance);
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

/** What the description objects to in a value; nothing when it is valid. */
export function violations(schema: Schema, value: unknown): readonly ErrorObject[] {
  // A reference inside the schema is meant from the description's root.
  const absolute = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${root}#/`);
  const validate = ajv().compile(JSON.parse(absolute) as object);
  return validate(value) ? [] : (validate.errors ?? []);
}
