/** What an answer without success means, as a literal to `switch` on. */
export type ApiErrorKind =
  /** 400, 422: a parameter, header or body is not valid; see `fieldErrors`. */
  | "validation"
  /** 401: no token, or one that is wrong or expired. */
  | "unauthorized"
  /** 403: the token lacks the scope. */
  | "forbidden"
  /** 404: absent, or not yours to see. */
  | "notFound"
  /** 405 */
  | "methodNotAllowed"
  /** 406 */
  | "notAcceptable"
  /** 429: the hourly budget is used up; see `retryAt`. */
  | "rateLimited"
  /** 3xx: the client follows no redirect, for the token must not travel; see `location`. */
  | "redirect"
  /** 5xx */
  | "server"
  /** Any other status. */
  | "unexpected";

/**
 * For each kind its wording, for answers that bring no title, then its statuses; a single digit stands for a
 * class of statuses. In browsers a redirect that is not followed has the status 0.
 */
const meanings: Readonly<Record<ApiErrorKind, readonly [wording: string, ...statuses: number[]]>> = {
  validation: ["Bad request", 400, 422],
  unauthorized: ["Unauthorized", 401],
  forbidden: ["Forbidden", 403],
  notFound: ["Not found", 404],
  methodNotAllowed: ["Method not allowed", 405],
  notAcceptable: ["Not acceptable", 406],
  rateLimited: ["Too many requests", 429],
  redirect: ["Redirect not followed", 3, 0],
  server: ["Server error", 5],
  unexpected: ["Unexpected status"],
};

/** The kind of a status, and the words for it. */
export function meaningOf(status: number): { readonly kind: ApiErrorKind; readonly wording: string } {
  const kinds = Object.keys(meanings) as ApiErrorKind[];
  const has = (number: number) => kinds.find((kind) => meanings[kind].includes(number));
  const kind = has(status) ?? has(Math.trunc(status / 100)) ?? "unexpected";
  return { kind, wording: meanings[kind][0] };
}
