import { ClientError } from "./client-error.ts";

/** The caller's own `signal` aborted the call. `cause` is the signal's reason. */
export class AbortError extends ClientError {
  readonly kind = "abort";

  constructor(call: string, reason: unknown) {
    super(`${call}: aborted by the caller's signal`, { cause: reason });
  }

  override get name(): string {
    return "AbortError";
  }
}
