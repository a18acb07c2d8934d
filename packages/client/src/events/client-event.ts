import type { VehiclesError } from "../errors/vehicles-error.ts";

/** One call of the client: the same object in all of the call's events, so that you can group them. */
export interface EventCall {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** The path as in the spec, suitable for metrics: `/vehicles/{vehicle_id}`. */
  readonly path: string;
}

interface EventOf<Type extends string> {
  readonly type: Type;
  readonly call: EventCall;
}

interface AttemptEvent<Type extends string> extends EventOf<Type> {
  /** 1 for the first attempt, 2 for the first retry, … */
  readonly attempt: number;
}

/** A call started. Exactly one `callEnd` follows. */
export interface CallStartEvent extends EventOf<"callStart"> {}

/** A call ended. */
export interface CallEndEvent extends EventOf<"callEnd"> {
  /** The time from the call to its result, including waits and retries, in milliseconds. */
  readonly durationMs: number;
  /** Why the call failed; undefined if it succeeded. Can have any type if middleware threw it. */
  readonly error: unknown;
}

/** A request was sent. Exactly one `response` or `failure` follows. */
export interface RequestEvent extends AttemptEvent<"request"> {
  readonly url: string;
  /** The value of a header that can contain a secret is `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A response was received, whatever its status, and its body was read. */
export interface ResponseEvent extends AttemptEvent<"response"> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** From sending to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** Set if the status is an error, or the body is unusable. */
  readonly error: VehiclesError | undefined;
}

/** There was no response, or only part of one. */
export interface FailureEvent extends AttemptEvent<"failure"> {
  /** Undefined if middleware replaced the client's error with its own. */
  readonly error: VehiclesError | undefined;
  /** From sending to giving up, in milliseconds. */
  readonly durationMs: number;
}

/** Middleware returned the response itself: nothing was sent, or the request had failed. */
export interface MiddlewareResponseEvent extends AttemptEvent<"middlewareResponse"> {
  readonly status: number;
}

/** The request will be retried. */
export interface RetryEvent extends AttemptEvent<"retry"> {
  /** Why the previous attempt failed. */
  readonly error: VehiclesError;
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The hourly budget is spent, and the call waits for a slot. */
export interface WaitEvent extends EventOf<"wait"> {
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The API rejected the token with 401, and the token provider returned another one. */
export interface TokenRenewalEvent extends EventOf<"tokenRenewal"> {}

/** A response has another API version than was requested. Reported once per client. */
export interface VersionMismatchEvent extends EventOf<"versionMismatch"> {
  readonly expected: number;
  readonly received: string;
}

/** What the client passes to `onEvent`, enough for logs, metrics and traces. No event contains a secret. */
export type ClientEvent =
  | CallStartEvent
  | CallEndEvent
  | RequestEvent
  | ResponseEvent
  | FailureEvent
  | MiddlewareResponseEvent
  | RetryEvent
  | WaitEvent
  | TokenRenewalEvent
  | VersionMismatchEvent;
