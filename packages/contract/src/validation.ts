/** Checks a value against a schema of the description. */
import { compileValidators, type Validator } from "@ev-vehicles/openapi/validators";
import { document } from "./description.ts";

// `strict`: a misspelt keyword in the description is an error and not a rule that never applies.
const validators = compileValidators(document, { strict: true });

/** The validator of the schema at a JSON pointer of the description. */
export function validatorAt(pointer: string): Validator {
  return validators.of({ $ref: pointer });
}

/** Whether the value is valid. */
export function isValid(pointer: string, value: unknown): boolean {
  return validatorAt(pointer)(value);
}

/** The violations of a value, one line each; empty if it is valid. */
export function violations(pointer: string, value: unknown): readonly string[] {
  const validate = validatorAt(pointer);
  return validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
}
