import type { OperationId } from "../spec/operation-id.ts";

/** All kinds of fault, with their descriptions for the command's `--help`. */
export const faultKinds = {
  latency: "waits before responding: latency=500 (milliseconds)",
  status: "responds with this status instead: status=503, with retry-after=5 (seconds or an HTTP date)",
  reset: "resets the connection before sending anything",
  "reset-body": "resets the connection in the middle of the body",
  truncated: "sends half of the JSON as if it were complete",
  malformed: "sends invalid JSON",
  "wrong-type": "labels the JSON as text/plain",
  html: "responds with 502 and the HTML page of a proxy",
  "item-added": "adds a vehicle right after each page of vehicles",
  "item-removed": "removes the last vehicle of each page of vehicles, which the next link names",
  "item-repeated": "lists the last item of a page twice",
  "link-loop": "makes the next link point to the same page",
  "link-cross-origin": "makes the next link point to another origin",
  "link-missing": "leaves out the Link header",
  "token-expired": "responds with 401, as if the token had expired",
} as const;

export type FaultKind = keyof typeof faultKinds;

/** A fault, and which requests it applies to. */
export interface Fault {
  readonly kind: FaultKind;
  /** For `latency` the milliseconds, for `status` the status code. */
  readonly value?: number;
  /** The `Retry-After` of `status`, in seconds or as an HTTP date. For 429, the default is the documented 42 seconds. */
  readonly retryAfter?: string | number;
  /** Limits the fault to this operation. */
  readonly operation?: OperationId;
  /**
   * The share of matching requests that the fault applies to, from 0 to 1. The seed decides which ones.
   *
   * @default 1
   */
  readonly rate?: number;
  /** The fault applies to at most this many requests. By default, there is no limit. */
  readonly times?: number;
}
