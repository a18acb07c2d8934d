import type { StandardIssue } from "./standard-schema.ts";

/** The names of an object's fields, or of the fields of a list's items; `true` where anything may stand. */
export type Fields = { readonly [name: string]: Fields | true };

/** An issue for each field that the description does not have, on all levels. */
export function unknownFields(
  value: unknown,
  fields: Fields | true,
  path: readonly (string | number)[] = [],
): readonly StandardIssue[] {
  if (fields === true || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => unknownFields(item, fields, [...path, index]));
  return Object.entries(value).flatMap(([name, member]) => {
    const place = [...path, name];
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (known) return unknownFields(member, known, place);
    return [{ message: `is not a field here; there are ${Object.keys(fields).join(", ")}`, path: place }];
  });
}
