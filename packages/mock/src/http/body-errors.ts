import type { Validator, Violation } from "@ev-vehicles/openapi/validators";
import { validationMessage, withNullAsType } from "../spec/validation-message.ts";
import type { FieldErrors } from "./problems.ts";

/** The key for messages about the body as a whole, as in Django REST framework. */
const wholeBody = "non_field_errors";

/** Turns what is wrong with a body into messages by field. `forms` check the forms that it may have (`oneOf`). */
export function bodyErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): FieldErrors {
  // An error that two parts of a schema (`allOf`) both report is listed once.
  const fields = new Map<string, Set<string>>();
  for (const error of withNullAsType(relevantErrors(errors, body, forms))) {
    const [, top = String(error.params.missingProperty ?? wholeBody)] = error.instancePath.split("/");
    fields.set(top, (fields.get(top) ?? new Set()).add(messageOf(error, body)));
  }
  return Object.fromEntries([...fields].map(([name, messages]) => [name, [...messages]]));
}

function messageOf(error: Violation, body: unknown): string {
  if (error.keyword !== "oneOf") return validationMessage(error, body);
  return "This body mixes several forms. Send the fields of exactly one.";
}

/**
 * A body in one of several forms (`oneOf`) fails once for each form. Only the errors of the intended form are useful: the
 * one whose required fields are all present, or else the first one.
 */
function relevantErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): readonly Violation[] {
  const oneOf = errors.find((error) => error.keyword === "oneOf" && error.instancePath === "");
  if (!oneOf) return errors;
  // The body matches two forms: neither has errors, only the choice is wrong.
  if (oneOf.params.passingSchemas) return [oneOf];
  const candidates = forms.map((form) => (form(body) ? [] : (form.errors ?? [])));
  const intended = candidates.find((found) => !found.some(isMissingField));
  return intended ?? candidates[0] ?? [oneOf];
}

function isMissingField({ instancePath, keyword }: Violation): boolean {
  return keyword === "required" && instancePath === "";
}
