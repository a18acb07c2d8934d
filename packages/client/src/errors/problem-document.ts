import type { Problem } from "@ev-vehicles/types";

/**
 * The members of a problem document, each `undefined` where it is absent or not of its type: an error must come
 * out of any body, also that of a proxy.
 *
 *     {"type":"https://…/problems/…/","title":"Not found","status":404,"detail":"…","field_errors":{"user":["…"]}}
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface ProblemDocument {
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly type: string | undefined;
  readonly instance: string | undefined;
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** The document as it came, with members that the description does not know. */
  readonly problem: Partial<Problem> | undefined;
}

export function readProblem(body: unknown): ProblemDocument {
  const isDocument = typeof body === "object" && body !== null && !Array.isArray(body);
  const members = (isDocument ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof members[name] === "string" ? members[name] : undefined);
  return {
    title: text("title"),
    detail: text("detail"),
    type: text("type"),
    instance: text("instance"),
    fieldErrors: fieldErrors(members.field_errors),
    problem: isDocument ? members : undefined,
  };
}

function fieldErrors(value: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([field, messages]) => [field, [messages].flat().map(String)]),
  );
}
