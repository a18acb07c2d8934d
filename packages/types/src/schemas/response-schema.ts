import type { Validator } from "../validators/validator.ts";
import { issuesOf } from "./issues.ts";
import type { StandardSchemaV1 } from "./standard-schema.ts";

/** The schema of a response body. Unknown fields and enum values are valid, because the API adds them without notice. */
export function responseSchema<Value>(validate: Validator): StandardSchemaV1<Value> {
  return {
    "~standard": {
      version: 1,
      vendor: "ev-vehicles",
      validate: (value) =>
        validate(value) ? { value: value as Value } : { issues: issuesOf(validate.errors ?? [], value) },
    },
  };
}
