import { ClientError } from "./client-error.ts";
import type { NetworkFailure } from "./network-failure.ts";

/** There was no response, or only part of one: the client could not connect, or the connection was lost. */
export class NetworkError extends ClientError {
  readonly kind = "network";
  /** The host, with its port if it is not the default: `api.ev.energy`. */
  readonly host: string;
  /** The system's or platform's code, such as `ECONNREFUSED`, if it gave one. */
  readonly code: string | undefined;
  /**
   * `true` if the server certainly never received the request, because connecting to it failed: then even a write can
   * be retried. `false` if that is not certain, and always with your own `fetch` or `dispatcher`.
   */
  readonly neverSent: boolean;
  /** Whether the same request may succeed later. `false` for an untrusted certificate or an unknown host, for example. */
  readonly temporary: boolean;

  constructor(call: string, host: string, failure: NetworkFailure, cause?: unknown) {
    const { code, neverSent, reason, temporary } = failure;
    super(`${call}: ${reason.replace("{host}", host)}${code ? ` (${code})` : ""}`, { cause });
    this.host = host;
    this.code = code;
    this.neverSent = neverSent;
    this.temporary = temporary;
  }

  override get name(): string {
    return "NetworkError";
  }
}
