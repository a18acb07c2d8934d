import type { Validator, Violation } from "@ev-vehicles/openapi/validators";
import type { FieldErrors } from "../../responses/problems.ts";
import { validationMessage, withNullAsType } from "./validation-message.ts";

/** The key for messages about the whole body, as in Django REST framework. */
const wholeBody = "non_field_errors";

/** Turns the violations of a body into messages by field. `forms` are the validators of its alternatives (`oneOf`). */
export function bodyErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): FieldErrors {
  // Two parts of a schema (`allOf`) can report the same error: list it once.
  const fields = new Map<string, Set<string>>();
  for (const error of withNullAsType(relevantErrors(errors, body, forms))) {
    const [, top = String(error.params.missingProperty ?? wholeBody)] = error.instancePath.split("/");
    fields.set(top, (fields.get(top) ?? new Set()).add(messageOf(error, body)));
  }
  return Object.fromEntries([...fields].map(([name, messages]) => [name, [...messages]]));
}

function messageOf(error: Violation, body: unknown): string {
  if (error.keyword !== "oneOf") return validationMessage(error, body);
  return "This body mixes the fields of several forms. Send the fields of exactly one form.";
}

/**
 * A body that can have several forms (`oneOf`) is checked against each. Only the errors of the intended form are useful:
 * that is the one whose required fields are all present, or the first form if there is no such form.
 */
function relevantErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): readonly Violation[] {
  const oneOf = errors.find((error) => error.keyword === "oneOf" && error.instancePath === "");
  if (!oneOf) return errors;
  // The body matches several forms, so no form reports an error for a field.
  if (oneOf.params.passingSchemas) return [oneOf];
  const candidates = forms.map((form) => (form(body) ? [] : (form.errors ?? [])));
  const intended = candidates.find((found) => !found.some(isMissingField));
  return intended ?? candidates[0] ?? [oneOf];
}

function isMissingField({ instancePath, keyword }: Violation): boolean {
  return keyword === "required" && instancePath === "";
}
