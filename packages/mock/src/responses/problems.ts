/**
 * The problems that the API returns, with its own titles and details where they are documented. As in the API, `type`
 * is left out if the status is specific enough.
 */
import type { Problem } from "@ev-vehicles/types";

/** An error to send to the client: an RFC 9457 problem document and its headers. */
export class ProblemError extends Error {
  readonly problem: Problem & { readonly status: number };
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    problem: Problem & { readonly status: number },
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
    this.headers = headers;
  }
}

/** Input that fails validation. If the operation's own examples have a `type` for this, the response has it, too. */
export class ValidationProblem extends ProblemError {
  readonly operationId: string;

  constructor(operationId: string, problem: Problem & { readonly status: number }) {
    super(problem);
    this.operationId = operationId;
  }
}

/** Messages by field name. */
export type FieldErrors = Record<string, string[]>;

const problemTypes = "https://api.ev.energy/v2/problems/";

export function unauthorized(detail = "Authentication credentials were not provided."): ProblemError {
  // A 401 must have a challenge (RFC 9110, 15.5.2).
  return new ProblemError({ title: "Unauthorized", status: 401, detail }, { "www-authenticate": "Bearer" });
}

export function forbidden(): ProblemError {
  return new ProblemError({
    title: "Forbidden",
    status: 403,
    detail: "You do not have permission to perform this action.",
  });
}

export function notFound(): ProblemError {
  return new ProblemError({
    title: "Not found",
    status: 404,
    detail: "Resource does not exist or cannot be accessed.",
  });
}

/** A 404 that names what is missing; only for cases that have a problem type in the API. */
export function notFoundAs(type: string, detail: string): ProblemError {
  return new ProblemError({ title: "Not found", status: 404, detail, type: `${problemTypes}${type}/` });
}

/** The request is valid but cannot be carried out. */
export function unprocessable(detail: string): ProblemError {
  return new ProblemError({ title: "Unprocessable Content", status: 422, detail });
}

export function methodNotAllowed(allowed: Iterable<string>): ProblemError {
  const allow = [...allowed].map((method) => method.toUpperCase()).join(", ");
  return new ProblemError(
    { title: "Method Not Allowed", status: 405, detail: "Could not satisfy this HTTP method." },
    { allow },
  );
}

export function notAcceptable(): ProblemError {
  return new ProblemError({
    title: "Not Acceptable",
    status: 406,
    detail: "Could not satisfy the request Accept header.",
  });
}

export function unsupportedVersion(requested: string): ProblemError {
  return new ProblemError({
    title: "Unsupported version",
    status: 400,
    detail: `Unsupported version requested: ${requested}`,
  });
}

/** The detail names the parameter; `field_errors` contains what was expected. */
export function invalidPagination(parameter: string, messages: readonly string[]): ProblemError {
  return new ProblemError({
    title: "Invalid pagination parameter",
    status: 400,
    detail: `Invalid value for pagination parameter: ${parameter}`,
    type: `${problemTypes}pagination-parameters/`,
    field_errors: { [parameter]: [...messages] },
  });
}

/**
 * The `type` follows from the operation's name: for `createVehicle`, the API documents
 * `…/problems/validation-failed-create-vehicle/`. A `type` in the operation's own examples takes precedence.
 */
export function validationFailed(operationId: string, fieldErrors: FieldErrors): ProblemError {
  const slug = operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new ValidationProblem(operationId, {
    title: "Request failed validation.",
    status: 400,
    detail: `Error on fields: ${Object.keys(fieldErrors).join(", ")}`,
    type: `${problemTypes}validation-failed-${slug}/`,
    field_errors: fieldErrors,
  });
}

/** The body is not JSON, or its content type is not that of JSON. */
export function unreadableBody(detail: string): ProblemError {
  return new ProblemError({ title: "Malformed request.", status: 400, detail });
}

/** The body is larger than the limit, in bytes. */
export function contentTooLarge(limit: number): ProblemError {
  return new ProblemError({
    title: "Content Too Large",
    status: 413,
    detail: `The body is larger than ${limit} bytes.`,
  });
}

/** The operation has no handler in the mock, and no example of a successful response in the description. */
export function notImplemented(detail: string): ProblemError {
  return new ProblemError({ title: "Not Implemented", status: 501, detail });
}

export function rateLimited(seconds: number): ProblemError {
  return new ProblemError(
    {
      type: `${problemTypes}rate-limit-exceeded/`,
      status: 429,
      title: "Too Many Requests",
      detail: `Request was rate limited. Try again in ${seconds} seconds`,
    },
    { "retry-after": String(seconds) },
  );
}

export function unexpected(detail: string): ProblemError {
  return new ProblemError({ title: "Internal Server Error", status: 500, detail });
}
