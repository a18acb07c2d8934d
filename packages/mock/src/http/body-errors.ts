import type { Validator, Violation } from "@ev-vehicles/openapi/validators";
import { validationMessage, withNullAsType } from "../spec/validation-message.ts";
import type { FieldErrors } from "./problems.ts";

/** Messages that are about the body as a whole stand under this name, as Django REST framework has it. */
const wholeBody = "non_field_errors";

/** Turns what is wrong with a body into messages by field. `forms` check the forms that it may have (`oneOf`). */
export function bodyErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): FieldErrors {
  // What two parts of a schema (`allOf`) both refuse is told once.
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
 * A body in one of several forms (`oneOf`) fails once for each form. Only what is wrong with the form that was meant is
 * worth telling: the one whose required fields are there, and the first one when none is.
 */
function relevantErrors(
  errors: readonly Violation[],
  body: unknown,
  forms: readonly Validator[],
): readonly Violation[] {
  const oneOf = errors.find((error) => error.keyword === "oneOf" && error.instancePath === "");
  if (!oneOf) return errors;
  // Two forms fit at once: nothing is wrong with either, only with the choice.
  if (oneOf.params.passingSchemas) return [oneOf];
  const candidates = forms.map((form) => (form(body) ? [] : (form.errors ?? [])));
  const meant = candidates.find((found) => !found.some(isMissingField));
  return meant ?? candidates[0] ?? [oneOf];
}

function isMissingField({ instancePath, keyword }: Violation): boolean {
  return keyword === "required" && instancePath === "";
}
