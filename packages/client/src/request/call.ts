import type { Redaction } from "../errors/redaction/redaction.ts";
import type { EventCall } from "../events/client-event.ts";
import type { Middleware, ParseAs } from "../openapi-fetch.ts";
import type { Fetch } from "./fetch.ts";
import type { RetryOptions } from "./retry.ts";
import type { SentRequest } from "./sent-request.ts";
import type { Settings } from "./settings.ts";

/** What openapi-fetch takes for one call, whatever the operation. */
export interface RequestOptions extends Omit<RequestInit, "body" | "headers" | "signal"> {
  readonly params?: { readonly path?: object; readonly query?: object; readonly header?: object };
  readonly body?: unknown;
  readonly headers?: HeadersInit | Readonly<Record<string, unknown>> | undefined;
  readonly parseAs?: ParseAs | undefined;
  readonly fetch?: Fetch | undefined;
  readonly middleware?: readonly (Middleware | undefined)[] | undefined;
}

/** One call of an operation, from its options to its result. */
export interface Call {
  readonly settings: Settings;
  /** Method and path as the description has them. */
  readonly info: EventCall;
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly name: string;
  /** The caller's options without those that are the client's own. */
  readonly options: RequestOptions;
  readonly signal: AbortSignal | undefined;
  readonly limits: CallLimits;
  readonly retry: RetryOptions;
  /** Whether the call draws on the hourly budget. */
  readonly budgeted: boolean;
  /** Whether the caller took `Authorization` out with `null`. */
  readonly anonymous: boolean;
  readonly middleware: readonly Middleware[];
  /** When `totalTimeoutMs` is over, by the monotonic clock. */
  readonly endsAt: number;
  readonly redaction: Redaction;
  /** How many attempts were begun. */
  attempts: number;
  /** The token of the latest attempt. */
  token: string | undefined;
  /** The next attempt's token, where a 401 made the provider give another. */
  renewedToken: string | undefined;
  /** What middleware threw or gave in place of an error: it ends the call, whatever its class. */
  readonly middlewareErrors: Set<unknown>;
  /** What the current attempt has sent: one request, more if middleware sends some itself. */
  sent: SentRequest[];
}

/** Times in milliseconds; `Infinity` for no limit. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxWaitMs: number;
}
