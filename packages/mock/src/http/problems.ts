/**
 * The problems that the API returns, with its own titles and details if they are documented. `type` is left out if the
 * status says enough (API fact).
 */
import { ProblemError, ValidationProblem } from "./problem-error.ts";

/** Messages by field name. */
export type FieldErrors = Record<string, string[]>;

const problemTypes = "https://api.ev.energy/v2/problems/";

export function unauthorized(detail = "Authentication credentials were not provided."): ProblemError {
  // RFC 9110 asks for a challenge on every 401.
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

/** A 404 that says what is missing, for the cases that have a problem type in the API. */
export function notFoundAs(type: string, detail: string): ProblemError {
  return new ProblemError({ title: "Not found", status: 404, detail, type: `${problemTypes}${type}/` });
}

/** A request that is well formed but cannot be carried out. */
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

/** The detail names the parameter; `field_errors` says what was expected. */
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
 * `createVehicle` fails as `…/problems/validation-failed-create-vehicle/` (API fact), unless the description's examples
 * have another type.
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

/** A body that is not JSON, or not labelled as JSON. */
export function unreadableBody(detail: string): ProblemError {
  return new ProblemError({ title: "Malformed request.", status: 400, detail });
}

/** A body beyond the limit; the rest of it is not read. */
export function contentTooLarge(limit: number): ProblemError {
  return new ProblemError({
    title: "Content Too Large",
    status: 413,
    detail: `The body is larger than ${limit} bytes.`,
  });
}

/** An operation that has neither a handler in the mock nor an example in the description. */
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
