import type { Problem } from "@ev-vehicles/types";

/**
 * The members of a problem document, each `undefined` if it is absent or not of its type: an error must come out of any
 * body, including that of a proxy.
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
  /** The document as it was received, with members that the description does not know. */
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

/** Messages by field, whatever shape the server gave them; empty if there are no fields. */
function fieldErrors(value: unknown): Record<string, string[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const fields = Object.entries(value).map(([field, messages]: [string, unknown]) => [
    field,
    (Array.isArray(messages) ? messages : [messages]).map(textOf),
  ]);
  return Object.fromEntries(fields) as Record<string, string[]>;
}

/** Any JSON value as text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // JSON.stringify recurses, JSON.parse does not.
    return "[nested too deeply]";
  }
}
