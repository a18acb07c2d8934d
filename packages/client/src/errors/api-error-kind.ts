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

/** A single digit stands for a class of statuses. In browsers a redirect that is not followed has the status 0. */
const kinds: Readonly<Record<number, ApiErrorKind>> = {
  0: "redirect",
  3: "redirect",
  400: "validation",
  401: "unauthorized",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  406: "notAcceptable",
  422: "validation",
  429: "rateLimited",
  5: "server",
};

/** What a status means. */
export function kindOf(status: number): ApiErrorKind {
  return kinds[status] ?? kinds[Math.trunc(status / 100)] ?? "unexpected";
}
