/** What an error status means, as a literal to `switch` on. */
export type ApiErrorKind =
  /** 400, 422: a parameter, header or body is not valid; see `fieldErrors`. */
  | "validation"
  /** 401: the token is missing, wrong or expired. */
  | "unauthorized"
  /** 403: the token lacks the scope. */
  | "forbidden"
  /** 404, 410: absent, or not visible to you. */
  | "notFound"
  /** 405 */
  | "methodNotAllowed"
  /** 406 */
  | "notAcceptable"
  /** 409: the request conflicts with the resource's current state. */
  | "conflict"
  /** 413: the body is too large. */
  | "contentTooLarge"
  /** 429: the hourly budget is used up; see `retryAt`. */
  | "rateLimited"
  /** Any other 4xx. */
  | "rejected"
  /** 3xx: the client follows no redirects, to keep the token from reaching another host; see `location`. */
  | "redirect"
  /** 5xx */
  | "server"
  /** Any other status. */
  | "unexpected";

/** A single digit stands for a class of statuses. In browsers a redirect that is not followed has the status 0. */
const kinds: Readonly<Record<number, ApiErrorKind>> = {
  0: "redirect",
  3: "redirect",
  4: "rejected",
  400: "validation",
  401: "unauthorized",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  406: "notAcceptable",
  409: "conflict",
  410: "notFound",
  413: "contentTooLarge",
  422: "validation",
  429: "rateLimited",
  5: "server",
};

/** Titles for responses that have none of their own, such as a proxy's page. */
const titles: Readonly<Record<ApiErrorKind, string>> = {
  validation: "Invalid request",
  unauthorized: "Unauthorized",
  forbidden: "Forbidden",
  notFound: "Not found",
  methodNotAllowed: "Method not allowed",
  notAcceptable: "Not acceptable",
  conflict: "Conflict",
  contentTooLarge: "Content too large",
  rateLimited: "Too many requests",
  rejected: "Request rejected",
  redirect: "Redirect",
  server: "Server error",
  unexpected: "Unexpected status",
};

/** What a status means. */
export function kindOf(status: number): ApiErrorKind {
  return kinds[status] ?? kinds[Math.trunc(status / 100)] ?? "unexpected";
}

/** What kind of error it is, in words. */
export function titleOf(kind: ApiErrorKind): string {
  return titles[kind];
}
