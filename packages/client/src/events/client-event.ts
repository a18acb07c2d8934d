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
  /** 1 for the first attempt, 2 for the second, … */
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

/** A request is passed to `fetch`. Exactly one `response` or `failure` follows. */
export interface RequestEvent extends AttemptEvent<"request"> {
  readonly url: string;
  /** The value of a header that can contain a secret is `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A response was received, whatever its status. Emitted after its body was read (with `parseAs: "stream"`, before). */
export interface ResponseEvent extends AttemptEvent<"response"> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** From sending to the end of the attempt, in milliseconds. */
  readonly durationMs: number;
  /** Set if the status is an error, or the body is unusable. */
  readonly error: VehiclesError | undefined;
}

/** There was no response, or only part of one. */
export interface FailureEvent extends AttemptEvent<"failure"> {
  /** Undefined if middleware ended the attempt while the request was in flight. */
  readonly error: VehiclesError | undefined;
  /** From sending to the failure, in milliseconds. */
  readonly durationMs: number;
}

/** Middleware returned a response: from `onRequest`, so nothing was sent, or from `onError` after a failure. */
export interface MiddlewareResponseEvent extends AttemptEvent<"middlewareResponse"> {
  readonly status: number;
}

/** An attempt failed and will be followed by another. */
export interface RetryEvent extends AttemptEvent<"retry"> {
  /** Why the attempt failed. */
  readonly error: VehiclesError;
  /** The time until the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** No slot in the hourly budget is free, and the call waits for one. Not emitted while it waits for other responses. */
export interface WaitEvent extends EventOf<"wait"> {
  /** The expected wait from now, in milliseconds. */
  readonly delayMs: number;
}

/** The API rejected the token with 401, and the token provider returned another one. */
export interface TokenRenewalEvent extends EventOf<"tokenRenewal"> {}

/** A response has another API version than was requested. Emitted once by a client and all clients derived from it. */
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
