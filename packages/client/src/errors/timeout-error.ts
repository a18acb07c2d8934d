import { ClientError } from "./client-error.ts";

/** An attempt or the whole call exceeded its time limit. The server may have acted on the request. */
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
