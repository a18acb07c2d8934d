/** What an error status means, as a literal for a `switch`. */
export type ApiErrorKind =
  /** 400, 422: a parameter, header or body is invalid; see `fieldErrors`. */
  | "validation"
  /** 401: the token is missing, wrong or expired. */
  | "unauthorized"
  /** 403: the token lacks a scope that the operation requires. */
  | "forbidden"
  /** 404, 410: the resource does not exist, or is not visible to you. */
  | "notFound"
  /** 405: the path does not support this method. */
  | "methodNotAllowed"
  /** 406: the API cannot respond in the format that `Accept` asks for. */
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
  /** 5xx: the server failed. */
  | "server"
  /** Any other status. */
  | "unexpected";

/**
 * The keys 3, 4 and 5 stand for all other statuses of a class. Browsers report a redirect that is not followed as
 * status 0.
 */
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

/** Titles for responses that have none, such as a proxy's error page. */
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

export function kindOf(status: number): ApiErrorKind {
  return kinds[status] ?? kinds[Math.trunc(status / 100)] ?? "unexpected";
}

export function titleOf(kind: ApiErrorKind): string {
  return titles[kind];
}
