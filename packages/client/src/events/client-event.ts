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
  /** 1 for the first time that the request is sent, 2 for its first repetition, … */
  readonly attempt: number;
}

/** A request goes out. */
export interface RequestEvent extends AttemptEvent<"request"> {
  readonly url: string;
  /** What is secret reads `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer is there, whatever its status. The body is read before. */
export interface ResponseEvent extends AttemptEvent<"response"> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** From sending to the end of the body, in milliseconds. */
  readonly durationMs: number;
  /** Set where the answer is no success. */
  readonly error: VehiclesError | undefined;
}

/** No answer came. */
export interface FailureEvent extends AttemptEvent<"failure"> {
  readonly error: VehiclesError;
  /** From sending to giving up, in milliseconds. */
  readonly durationMs: number;
}

/** The request will be sent again. */
export interface RetryEvent extends AttemptEvent<"retry"> {
  /** Why. */
  readonly error: VehiclesError;
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The hourly budget is spent, and the call waits for its turn. */
export interface WaitEvent extends EventOf<"wait"> {
  /** How long from now, in milliseconds. */
  readonly delayMs: number;
}

/** The API refused the token with 401, and another one was got. */
export interface TokenRenewalEvent extends EventOf<"tokenRenewal"> {}

/** An answer came from another API version than was asked for. Reported once for each client. */
export interface VersionMismatchEvent extends EventOf<"versionMismatch"> {
  readonly expected: number;
  readonly received: string;
}

/** What the client tells `onEvent`, enough for logs, metrics and traces. No event holds a secret. */
export type ClientEvent =
  | RequestEvent
  | ResponseEvent
  | FailureEvent
  | RetryEvent
  | WaitEvent
  | TokenRenewalEvent
  | VersionMismatchEvent;
