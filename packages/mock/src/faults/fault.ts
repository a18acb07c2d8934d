import type { OperationId } from "../spec/operation.ts";

/** What can go wrong, by name; the texts are shown by the command's `--help`. */
export const faultKinds = {
  latency: "waits before responding: latency=500 (milliseconds)",
  status: "responds with this status instead: status=503, with retry-after=5 (seconds or an HTTP date)",
  reset: "resets the connection before sending anything",
  "reset-body": "resets the connection in the middle of the body",
  truncated: "sends half of the JSON as if it were all",
  malformed: "sends something that is almost JSON",
  "wrong-type": "labels the JSON as text/plain",
  html: "responds with 502 and the HTML page of a proxy",
  "item-added": "adds a vehicle right after each page of vehicles",
  "item-removed": "removes the last vehicle of each page of vehicles, the one that the next link names",
  "item-repeated": "lists the last item of a page twice",
  "link-loop": "lets next lead to the same page",
  "link-foreign": "lets next lead to another origin",
  "link-missing": "leaves the Link header out",
  "token-expired": "responds with 401, as if the token had expired",
} as const;

export type FaultKind = keyof typeof faultKinds;

/** One thing that goes wrong, and when. */
export interface Fault {
  readonly kind: FaultKind;
  /** The milliseconds of `latency`, the code of `status`. */
  readonly value?: number;
  /** The `Retry-After` of `status`: seconds or an HTTP date. A 429 without it says 42 seconds, as documented. */
  readonly retryAfter?: string | number;
  /** Only for this operation. */
  readonly operation?: OperationId;
  /**
   * The share of matching requests that fail, from 0 to 1. The seed decides which ones.
   *
   * @default 1
   */
  readonly rate?: number;
  /** Only this many of the matching requests, from the first on. */
  readonly times?: number;
}
