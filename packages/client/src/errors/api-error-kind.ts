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
 * The statuses of each kind; a single digit stands for a class of statuses. In browsers a redirect that is not
 * followed has the status 0.
 */
const statuses: Readonly<Record<ApiErrorKind, readonly number[]>> = {
  validation: [400, 422],
  unauthorized: [401],
  forbidden: [403],
  notFound: [404],
  methodNotAllowed: [405],
  notAcceptable: [406],
  rateLimited: [429],
  redirect: [3, 0],
  server: [5],
  unexpected: [],
};

/** What a status means. */
export function kindOf(status: number): ApiErrorKind {
  const kinds = Object.keys(statuses) as ApiErrorKind[];
  const having = (number: number) => kinds.find((kind) => statuses[kind].includes(number));
  return having(status) ?? having(Math.trunc(status / 100)) ?? "unexpected";
}
