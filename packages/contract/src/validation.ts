import { compileValidators, type Validator } from "@ev-vehicles/openapi/validators";
import { document } from "./description.ts";

// `strict` makes a misspelt keyword of the description an error; otherwise ajv would ignore it.
const validators = compileValidators(document, { strict: true });

/** The validator of the schema at this JSON pointer of the description. */
export function validatorAt(pointer: string): Validator {
  return validators.of({ $ref: pointer });
}

/** Whether a value matches the schema at this JSON pointer of the description. */
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
