import type { ErrorObject } from "../spec/compile-schema.ts";
import { validationMessage } from "../spec/validation-message.ts";
import type { FieldErrors } from "./problems.ts";

/** Messages that are about the body as a whole stand under this name, as Django REST framework has it. */
const wholeBody = "non_field_errors";

/** Turns what is wrong with a body into messages by field. */
export function bodyErrors(errors: readonly ErrorObject[], body: unknown): FieldErrors {
  const fields: FieldErrors = {};
  for (const error of relevantErrors(errors, body)) {
    const [, top = String(error.params.missingProperty ?? wholeBody)] = error.instancePath.split("/");
    fields[top] = [...(fields[top] ?? []), messageOf(error)];
  }
  return fields;
}

function messageOf(error: ErrorObject): string {
  if (error.keyword !== "oneOf") return validationMessage(error);
  return "This body mixes several forms. Send the fields of exactly one.";
}

/**
 * A body in one of several forms (`oneOf`) fails once for each form. Only what is wrong with the form that was meant is
 * worth telling: the one whose required fields are there, and the first one when none is.
 */
function relevantErrors(errors: readonly ErrorObject[], body: unknown): readonly ErrorObject[] {
  const oneOf = errors.find((error) => error.keyword === "oneOf" && error.instancePath === "");
  if (!oneOf) return errors;
  // Two forms fit at once: nothing is wrong with either, only with the choice.
  if (oneOf.params.passingSchemas) return [oneOf];
  const forms = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error === oneOf) continue;
    // Each form is a `$ref`, whose schema is the parent of the keyword that failed.
    const form = formOf(error);
    forms.set(form, [...(forms.get(form) ?? []), error]);
  }
  const candidates = [...forms.values()];
  const meant = candidates.find(
    (form) => !form.some((error) => error.keyword === "required" && isTop(error)),
  );
  return meant ?? candidates[0] ?? [{ ...oneOf, data: body }];
}

function formOf(error: ErrorObject): string {
  const [, form = error.schemaPath] =
    /^(#\/oneOf\/\d+|[^#]*#\/components\/schemas\/[^/]+)/.exec(error.schemaPath) ?? [];
  return form;
}

function isTop(error: ErrorObject): boolean {
  return error.instancePath === "";
}
