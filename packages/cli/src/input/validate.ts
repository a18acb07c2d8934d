import type { Validators, Violation } from "@ev-vehicles/openapi/validators";
import { description } from "../spec/description.ts";
import type { Schema } from "../spec/schema.ts";

let validators: Validators | undefined;

/** Has to be awaited before anything is checked. `--help` and completion do without: ajv takes tens of milliseconds. */
export async function loadValidators(): Promise<void> {
  if (validators) return;
  const { compileValidators } = await import("@ev-vehicles/openapi/validators");
  validators = compileValidators(description);
}

/** What the description objects to in a value; nothing if it is valid. */
export function violations(schema: Schema, value: unknown): readonly Violation[] {
  if (!validators) throw new Error("The validators are not loaded.");
  const validate = validators.of(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}
