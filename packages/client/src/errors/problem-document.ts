import type { Problem } from "@ev-vehicles/types";

/**
 * The members of a problem document. Any body, even a proxy's page, has to result in an error: a member that is missing
 * or has the wrong type is `undefined`, and `fieldErrors` is then empty.
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
  /** The whole document, including undocumented members; `undefined` if the body is not a JSON object. */
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

/** The error messages of each field as a list of strings, in whatever form the server sent them. */
function fieldErrors(value: unknown): Record<string, string[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const fields = Object.entries(value).map(([field, messages]: [string, unknown]) => [
    field,
    (Array.isArray(messages) ? messages : [messages]).map(textOf),
  ]);
  return Object.fromEntries(fields) as Record<string, string[]>;
}

/** A string unchanged; any other value as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // JSON.parse accepts any depth, but JSON.stringify recurses and overflows the stack.
    return "[nested too deeply]";
  }
}
