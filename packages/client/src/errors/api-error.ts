import type { Problem } from "@ev-vehicles/types";
import { type RateLimit, readRateLimit } from "../rate-limit.ts";
import { readRetryAfter } from "../retry-after.ts";
import { type ApiErrorKind, meaningOf } from "./api-error-kind.ts";
import { ClientError } from "./client-error.ts";
import { readProblem } from "./problem-document.ts";

/** The API answered, and not with success. Always there when `data` is not, whatever the body was. */
export class ApiError extends ClientError {
  readonly kind: ApiErrorKind;
  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** `GET`, `POST`, … */
  readonly method: string;
  /** The path as the description has it: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  /** The kind of problem in a few words, from the problem document or else from the status. */
  readonly title: string;
  /** What went wrong this time, where the API says so. */
  readonly detail: string | undefined;
  /** A URL that names the kind of problem. */
  readonly type: string | undefined;
  /** The URL of the resource that the problem is about. */
  readonly instance: string | undefined;
  /** Messages by field of the refused body; empty when there are none. */
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** The whole problem document (RFC 9457), with members that this client does not know. */
  readonly problem: Partial<Problem> | undefined;
  /** The first 200 characters of a body that is no problem document: a proxy's HTML page, a cut-off JSON. */
  readonly excerpt: string | undefined;
  /** When the next request is accepted, where the answer says so with `Retry-After`. */
  readonly retryAt: Date | undefined;
  /** Where a redirect points to. */
  readonly location: string | undefined;
  /** What the answer said about the hourly budget. */
  readonly rateLimit: RateLimit | undefined;

  /**
   * @param method `GET`, `POST`, …
   * @param path The path as the description has it.
   * @param response The answer; its body may be consumed.
   * @param body The parsed body, or its text where it does not parse.
   */
  constructor(method: string, path: string, response: Response, body?: unknown) {
    const { problem, ...members } = readProblem(body);
    const { kind, wording } = meaningOf(response.status);
    const title = members.title ?? wording;
    super(
      `${method} ${path} answered ${response.status} ${title}${members.detail ? `: ${members.detail}` : ""}`,
    );
    this.kind = kind;
    this.status = response.status;
    this.method = method;
    this.path = path;
    this.title = title;
    this.detail = members.detail;
    this.type = members.type;
    this.instance = members.instance;
    this.fieldErrors = members.fieldErrors;
    this.problem = problem;
    this.excerpt = problem || body === undefined || body === "" ? undefined : String(body).slice(0, 200);
    this.retryAt = readRetryAfter(response.headers);
    this.location = response.headers.get("location") ?? undefined;
    this.rateLimit = readRateLimit(response.headers);
  }

  override get name(): string {
    return "ApiError";
  }
}
