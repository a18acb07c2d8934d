import type { VehiclesError } from "../errors/vehicles-error.ts";

/** One call of the client: the same object in all of its events, so that they can be brought together. */
export interface EventCall {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** The path as the description has it, fit for metrics: `/vehicles/{vehicle_id}`. */
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

/** A call begins. Exactly one `callEnd` follows. */
export interface CallStartEvent extends EventOf<"callStart"> {}

/** A call is over. */
export interface CallEndEvent extends EventOf<"callEnd"> {
  /** From the call to its result, with waits and retries, in milliseconds. */
  readonly durationMs: number;
  /** Why it failed; undefined after success. Of any type if middleware threw it. */
  readonly error: unknown;
}

/** A request is sent. Exactly one `response` or `failure` follows. */
export interface RequestEvent extends AttemptEvent<"request"> {
  readonly url: string;
  /** Headers that can hold a secret read `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A response was received, whatever its status, and its body was read. */
export interface ResponseEvent extends AttemptEvent<"response"> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** From sending to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** Set if the status is an error, or the body is not what was promised. */
  readonly error: VehiclesError | undefined;
}

/** No response, or only part of one. */
export interface FailureEvent extends AttemptEvent<"failure"> {
  /** Undefined if middleware replaced the client's error by one of its own. */
  readonly error: VehiclesError | undefined;
  /** From sending to giving up, in milliseconds. */
  readonly durationMs: number;
}

/** Middleware gave the response itself: nothing was sent, or what was sent had failed. */
export interface MiddlewareResponseEvent extends AttemptEvent<"middlewareResponse"> {
  readonly status: number;
}

/** The request will be sent again. */
export interface RetryEvent extends AttemptEvent<"retry"> {
  /** Why. */
  readonly error: VehiclesError;
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The hourly budget is spent, and the call waits for a slot. */
export interface WaitEvent extends EventOf<"wait"> {
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The API rejected the token with 401, and the provider gave another one. */
export interface TokenRenewalEvent extends EventOf<"tokenRenewal"> {}

/** A response came from another API version than was asked for. Reported once for each client. */
export interface VersionMismatchEvent extends EventOf<"versionMismatch"> {
  readonly expected: number;
  readonly received: string;
}

/** What the client tells `onEvent`, enough for logs, metrics and traces. No event holds a secret. */
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
