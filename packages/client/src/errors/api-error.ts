import type { Problem } from "@ev-vehicles/types";
import { type RateLimit, readRateLimit } from "../rate-limit/rate-limit.ts";
import { readRetryAfter } from "../rate-limit/retry-after.ts";
import { type ApiErrorKind, kindOf } from "./api-error-kind.ts";
import { ClientError } from "./client-error.ts";
import { readProblem } from "./problem-document.ts";

/** The API answered, and not with success. Always there when `data` is not, whatever the body was. */
export class ApiError extends ClientError {
  declare readonly kind: ApiErrorKind;
  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;
  /** `GET`, `POST`, … */
  declare readonly method: string;
  /** The path as the description has it: `/vehicles/{vehicle_id}`. */
  declare readonly path: string;
  /** The kind of problem in a few words, where the answer is a problem document. */
  declare readonly title: string | undefined;
  /** What went wrong this time, where the API says so. */
  declare readonly detail: string | undefined;
  /** A URL that names the kind of problem. */
  declare readonly type: string | undefined;
  /** The URL of the resource that the problem is about. */
  declare readonly instance: string | undefined;
  /** Messages by field of the refused body; empty when there are none. */
  declare readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** The whole problem document (RFC 9457), with members that this client does not know. */
  declare readonly problem: Partial<Problem> | undefined;
  /** The first 200 characters of a body that is no problem document: a proxy's HTML page, a cut-off JSON. */
  declare readonly excerpt: string | undefined;
  /** When the next request is accepted, where the answer says so with `Retry-After`. */
  declare readonly retryAt: Date | undefined;
  /** Where a redirect points to. */
  declare readonly location: string | undefined;
  /** What the answer said about the hourly budget. */
  declare readonly rateLimit: RateLimit | undefined;

  /**
   * @param method `GET`, `POST`, …
   * @param path The path as the description has it.
   * @param response The answer; its body may be consumed.
   * @param body The parsed body, or its text where it does not parse.
   */
  constructor(method: string, path: string, response: Response, body?: unknown) {
    const document = readProblem(body);
    const { headers, status } = response;
    const kind = kindOf(status);
    const { detail, problem, title } = document;
    super(`${method} ${path} answered ${status} ${title ?? kind}${detail ? `: ${detail}` : ""}`);
    Object.assign(this, document, {
      method,
      path,
      status,
      kind,
      excerpt: problem || !body ? undefined : String(body).slice(0, 200),
      retryAt: readRetryAfter(headers),
      location: headers.get("location") ?? undefined,
      rateLimit: readRateLimit(headers),
    });
  }

  override get name(): string {
    return "ApiError";
  }
}
