import type { Problem } from "@ev-vehicles/types";
import { visibleHeaders } from "../events/visible-headers.ts";
import { type RateLimit, readRateLimit } from "../rate-limit/rate-limit.ts";
import { readRetryAfter } from "../rate-limit/retry-after.ts";
import { type ApiErrorKind, kindOf, titleOf } from "./api-error-kind.ts";
import { ClientError } from "./client-error.ts";
import { readProblem, textOf } from "./problem-document.ts";

/**
 * The API responded with an error status, whatever the body was.
 *
 * The error also has the members of the problem document under their own names (`field_errors`, `notification`, and
 * members that the spec does not document), so code that expects the document works with the error. A member named like
 * another property of the error, such as `message`, is only in `problem`.
 */
export class ApiError extends ClientError {
  readonly kind: ApiErrorKind;
  /** The HTTP status; 0 for a redirect in a browser, which hides the status. */
  readonly status: number;
  /** `GET`, `POST`, … */
  readonly method: string;
  /** The path as in the spec: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  /** The kind of problem in a few words: the document's title, or the client's title for this `kind`. */
  readonly title: string;
  /** What went wrong this time, if the response says so. */
  readonly detail: string | undefined;
  /** A URL that identifies the kind of problem. */
  readonly type: string | undefined;
  /** The URL of the resource that the problem is about. */
  readonly instance: string | undefined;
  /** Error messages by field of the request body; empty if the response has none. */
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** The document's `field_errors`, unchanged. */
  declare readonly field_errors?: Problem["field_errors"];
  /** The whole problem document (RFC 9457), with undocumented members; `undefined` if the body is no JSON object. */
  readonly problem: Partial<Problem> | undefined;
  /**
   * The first 200 characters of a body that is not a JSON object, such as a proxy's HTML page or truncated JSON.
   */
  readonly excerpt: string | undefined;
  /** The earliest time for the next request, if the response has `Retry-After`. */
  readonly retryAt: Date | undefined;
  /** The delay until `retryAt`, in milliseconds from when the response arrived. */
  readonly retryAfterMs: number | undefined;
  /** The target of a redirect, from the `Location` header. */
  readonly location: string | undefined;
  /** The hourly budget, as reported by the response. */
  readonly rateLimit: RateLimit | undefined;
  /** The response's headers. The value of a header that can contain a secret is `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The request ID to quote to the API's support, if one of the usual headers has it. */
  readonly requestId: string | undefined;

  /**
   * @param method `GET`, `POST`, …
   * @param path The path as in the spec.
   * @param response The response; its body may already have been read.
   * @param body The parsed body, or its text if it is not JSON.
   */
  constructor(method: string, path: string, response: Response, body?: unknown) {
    const { headers, status } = response;
    const kind = kindOf(status);
    const { detail, fieldErrors, instance, problem, title = titleOf(kind), type } = readProblem(body);
    super(`${method} ${path}: ${status} ${sentence(title, detail)}`);
    const retryAfter = readRetryAfter(headers);
    this.kind = kind;
    this.status = status;
    this.method = method;
    this.path = path;
    this.title = title;
    this.detail = detail;
    this.type = type;
    this.instance = instance;
    this.fieldErrors = fieldErrors;
    this.problem = problem;
    this.excerpt = problem || body === undefined || body === "" ? undefined : textOf(body).slice(0, 200);
    this.retryAt = retryAfter?.date;
    this.retryAfterMs = retryAfter?.delayMs;
    this.location = headers.get("location") ?? undefined;
    this.rateLimit = readRateLimit(headers);
    this.headers = visibleHeaders(headers);
    this.requestId = requestIdHeaders.map((name) => headers.get(name)).find(Boolean) ?? undefined;
    for (const [name, value] of Object.entries(problem ?? {})) {
      if (!(name in this)) Object.defineProperty(this, name, { value, enumerable: true, configurable: true });
    }
  }

  override get name(): string {
    return "ApiError";
  }
}

const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"];

/** `Not found.` and the detail `No such vehicle` become `Not found: No such vehicle`. */
function sentence(title: string, detail: string | undefined): string {
  return detail ? `${title.replace(/[.:]\s*$/, "")}: ${detail}` : title;
}
