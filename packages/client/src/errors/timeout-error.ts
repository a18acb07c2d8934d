import { ClientError } from "./client-error.ts";

/** An attempt or the whole call exceeded its time limit. Whether the server acted on the request is unknown. */
export class TimeoutError extends ClientError {
  readonly kind = "timeout";
  /** The time limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number;

  constructor(call: string, timeoutMs: number) {
    super(`${call}: no complete response within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }

  override get name(): string {
    return "TimeoutError";
  }
}
