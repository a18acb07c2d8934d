import { ConfigurationError } from "../errors/configuration-error.ts";
import { Redaction } from "../errors/redaction/redaction.ts";
import type { EventCall } from "../events/client-event.ts";
import type { Middleware, ParseAs } from "../openapi-fetch.ts";
import { checkMiddleware } from "./middleware.ts";
import type { VehiclesCallOptions } from "./options/call-options.ts";
import { checkLimits, checkOptionNames, checkSignal } from "./options/check-options.ts";
import { removesHeader, userId, withUser } from "./options/headers.ts";
import { checkRetry, type RetryOptions } from "./retry.ts";
import type { SentRequest } from "./sent-request.ts";
import type { Settings } from "./settings.ts";
import type { Fetch } from "./transmit.ts";

/** The options that openapi-fetch accepts for one call of any operation. */
export interface RequestOptions extends Omit<RequestInit, "body" | "headers" | "signal"> {
  readonly params?: { readonly path?: object; readonly query?: object; readonly header?: object };
  readonly body?: unknown;
  readonly headers?: HeadersInit | Readonly<Record<string, unknown>> | undefined;
  readonly parseAs?: ParseAs | undefined;
  readonly fetch?: Fetch | undefined;
  readonly middleware?: readonly (Middleware | undefined)[] | undefined;
}

/** Times in milliseconds; `Infinity` for no limit. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxWaitMs: number;
}

/** One call of an operation, from its options to its result. */
export interface Call {
  readonly settings: Settings;
  /** Method and path, as in the spec. */
  readonly info: EventCall;
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly name: string;
  /** The caller's options for openapi-fetch. */
  readonly options: RequestOptions;
  readonly signal: AbortSignal | undefined;
  readonly limits: CallLimits;
  readonly retry: RetryOptions;
  /** Whether the call acquires slots in the hourly budget. */
  readonly budgeted: boolean;
  /** Whether the caller removed `Authorization` with `null`. */
  readonly anonymous: boolean;
  readonly middleware: readonly Middleware[];
  /** When `totalTimeoutMs` ends, by the monotonic clock. */
  readonly endsAt: number;
  readonly redaction: Redaction;
  /** How many attempts have started. */
  attempts: number;
  /** The token of the latest attempt. */
  token: string | undefined;
  /** The token for the next attempt, if the provider returned another one after a 401. */
  renewedToken: string | undefined;
  /** Errors that middleware threw, or returned in place of an error. They are never retried, whatever their class. */
  readonly middlewareErrors: Set<unknown>;
  /** What the current attempt has sent: one request, or more if middleware sends requests itself. */
  sent: SentRequest[];
}

type CallOptions = RequestOptions & VehiclesCallOptions & { readonly signal?: AbortSignal | undefined };

/**
 * Checks the options of a call, and separates the client's own options from those of openapi-fetch.
 *
 * @throws ConfigurationError that names the option and what was expected.
 */
export function startCall(settings: Settings, method: string, path: string, options: CallOptions = {}): Call {
  const name = `${method} ${path}`;
  if (typeof options !== "object" || options === null) {
    throw new ConfigurationError(`${name}: expected an object of options, got ${String(options)}`);
  }
  const { timeoutMs, totalTimeoutMs, maxWaitMs, retry, user, budget, signal, middleware, ...rest } = options;
  checkOptionNames(name, options);
  checkSignal(name, signal);
  checkVersion(settings.version);
  if (budget !== undefined && budget !== false) {
    throw new ConfigurationError(
      `${name}: budget: expected false or no value, got ${JSON.stringify(budget)}`,
    );
  }
  const limits: CallLimits = {
    timeoutMs: timeoutMs ?? settings.limits.timeoutMs,
    totalTimeoutMs: totalTimeoutMs ?? settings.limits.totalTimeoutMs,
    maxWaitMs: maxWaitMs ?? settings.limits.maxWaitMs,
  };
  checkLimits(limits, `${name}: `);
  return {
    settings,
    info: { method, path },
    name,
    options: user === undefined ? rest : { ...rest, headers: withUser(rest.headers, userId(user)) },
    signal: signal ?? undefined,
    limits,
    retry: retry === undefined ? settings.retry : { ...settings.retry, ...checkRetry(retry, `${name}: `) },
    budgeted: settings.budgeted && budget !== false,
    anonymous: removesHeader(rest.headers, "authorization"),
    middleware: [...settings.middleware, ...checkMiddleware(middleware ?? [])],
    endsAt: performance.now() + limits.totalTimeoutMs,
    redaction: new Redaction(),
    attempts: 0,
    token: undefined,
    renewedToken: undefined,
    middlewareErrors: new Set(),
    sent: [],
  };
}

function checkVersion(version: unknown): void {
  if (typeof version === "number" && version > 0) return;
  throw new ConfigurationError(`version: expected a number such as 2, got ${JSON.stringify(version)}`);
}
