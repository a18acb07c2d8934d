import type { Finding, Validator } from "../validators/validator.ts";
import { issuesOf } from "./issues.ts";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.ts";
import { type Fields, unknownFields } from "./unknown-fields.ts";

/**
 * The schema of something that is sent to the API: a misspelt field, which the API would ignore, is an error, and so is a
 * value that the description does not list.
 *
 * @param fields The names that there are.
 * @param forms The validators of the forms that the body may have (`oneOf`); none if it has only one.
 */
export function bodySchema<Value>(
  validate: Validator,
  fields: Fields,
  forms: readonly Validator[] = [],
): StandardSchemaV1<Value> {
  const check = (value: unknown): readonly StandardIssue[] =>
    validate(value) ? [] : violations(validate.errors ?? [], value, forms);
  return {
    "~standard": {
      version: 1,
      vendor: "ev-vehicles",
      validate: (value) => {
        const issues = [...check(value), ...unknownFields(value, fields)];
        return issues.length === 0 ? { value: value as Value } : { issues };
      },
    },
  };
}

/** A body in one of several forms fails once for each; only the form that was meant is worth telling about. */
function violations(
  findings: readonly Finding[],
  value: unknown,
  forms: readonly Validator[],
): readonly StandardIssue[] {
  const isChoice = findings.some(({ instancePath, keyword }) => instancePath === "" && keyword === "oneOf");
  if (!isChoice || forms.length === 0) return issuesOf(findings, value);
  const candidates = forms.map((form) => (form(value) ? [] : (form.errors ?? [])));
  const meant = candidates.filter((found) => missingFields(found).length === 0);
  if (meant.length > 1) return [{ message: "must have the fields of one form only", path: [] }];
  if (meant[0]) return issuesOf(meant[0], value);
  const needed = candidates.map((found) => missingFields(found).join(" and "));
  return [{ message: `must have ${needed.join(", or ")}`, path: [] }];
}

function missingFields(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ instancePath, keyword }) => instancePath === "" && keyword === "required")
    .map(({ params }) => String(params.missingProperty));
}
