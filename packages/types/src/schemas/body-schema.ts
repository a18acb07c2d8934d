import type { Finding, Validator } from "../validators/validator.ts";
import { issuesOf } from "./issues.ts";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.ts";

/** The fields of an object, or of the items of a list, by name. `true` is a field whose content is not checked. */
type Fields = { readonly [name: string]: Fields | true };

/**
 * The schema of a request body. An unknown field is an error, because the API would ignore it: it may be misspelt. An
 * enum value that is not in the description is an error, too.
 *
 * @param fields The names of all fields in the description.
 * @param forms The validators of the alternative forms of the body (`oneOf`); empty if it has only one.
 */
export function bodySchema<Value>(
  validate: Validator,
  fields: Fields,
  forms: readonly Validator[] = [],
): StandardSchemaV1<Value> {
  const check = (value: unknown): readonly StandardIssue[] =>
    validate(value) ? [] : bodyIssues(validate.errors ?? [], value, forms);
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

/**
 * The issues of an invalid body. If the body has several forms, these are the issues of the only form whose required
 * fields are all present. If there is no such form or more than one, there is one issue, which says so.
 */
function bodyIssues(
  findings: readonly Finding[],
  value: unknown,
  forms: readonly Validator[],
): readonly StandardIssue[] {
  const isChoice = findings.some(({ instancePath, keyword }) => instancePath === "" && keyword === "oneOf");
  if (!isChoice || forms.length === 0) return issuesOf(findings, value);
  const candidates = forms.map((form) => (form(value) ? [] : (form.errors ?? [])));
  const complete = candidates.filter((found) => missingFields(found).length === 0);
  if (complete.length > 1) return [{ message: "must have the fields of one form only", path: [] }];
  if (complete[0]) return issuesOf(complete[0], value);
  const required = candidates.map((found) => missingFields(found).join(" and "));
  return [{ message: `must have either ${required.join(" or ")}`, path: [] }];
}

function missingFields(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ instancePath, keyword }) => instancePath === "" && keyword === "required")
    .map(({ params }) => String(params.missingProperty));
}

/** An issue for each field that is not in the description, at every level. */
function unknownFields(
  value: unknown,
  fields: Fields | true,
  path: readonly (string | number)[] = [],
): readonly StandardIssue[] {
  if (fields === true || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unknownFields(item, fields, [...path, index]));
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const memberPath = [...path, name];
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (known) return unknownFields(member, known, memberPath);
    const message = `is an unknown field; the fields are ${Object.keys(fields).join(", ")}`;
    return [{ message, path: memberPath }];
  });
}
