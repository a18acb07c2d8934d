import { ClientError } from "./client-error.ts";

/** The time of one attempt, or of the whole call, is over. Whether the server acted on the request is unknown. */
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
