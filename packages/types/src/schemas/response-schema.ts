import type { Validator } from "../validators/validator.ts";
import { issuesOf } from "./issues.ts";
import type { StandardSchemaV1 } from "./standard-schema.ts";

/** The schema of something that the API sends: unknown fields and enum values are valid. */
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
