import type { Validators, Violation } from "@ev-vehicles/openapi/validators";
import { description } from "../spec/description.ts";
import type { Schema } from "../spec/schema.ts";

let validators: Validators | undefined;

/**
 * Loads the validators. Must be awaited before the first check. Loading ajv takes tens of milliseconds, so --help and
 * completion do not load them.
 */
export async function loadValidators(): Promise<void> {
  if (validators) return;
  const { compileValidators } = await import("@ev-vehicles/openapi/validators");
  validators = compileValidators(description);
}

/** The violations of a schema in a value; empty if the value is valid. */
export function violations(schema: Schema, value: unknown): readonly Violation[] {
  if (!validators) throw new Error("The validators are not loaded: await loadValidators() first.");
  const validate = validators.of(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}
