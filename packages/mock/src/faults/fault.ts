import type { OperationId } from "../spec/operation.ts";

/** What can go wrong, by name; the texts are shown by the command's `--help`. */
export const faultKinds = {
  latency: "waits before it answers: latency=500 (milliseconds)",
  status: "answers this status instead: status=503, with retry-after=5 (seconds or an HTTP date)",
  reset: "resets the connection before anything is answered",
  "reset-body": "resets the connection in the middle of the body",
  truncated: "sends half of the JSON as if it were all",
  malformed: "sends something that is almost JSON",
  "wrong-type": "says that the JSON is text/plain",
  html: "answers 502 with the HTML page of a proxy",
  "item-added": "adds a vehicle right after each page of vehicles",
  "item-removed": "removes the last vehicle of each page of vehicles, the one that the next link names",
  "item-repeated": "lists the last item of a page twice",
  "link-loop": "lets next lead to the same page",
  "link-foreign": "lets next lead to another origin",
  "link-missing": "leaves the Link header out",
  "token-expired": "answers 401, as if the token had expired",
} as const;

export type FaultKind = keyof typeof faultKinds;

/** One thing that goes wrong, and when. */
export interface Fault {
  readonly kind: FaultKind;
  /** The milliseconds of `latency`, the code of `status`. */
  readonly value?: number;
  /** The `Retry-After` of `status`: seconds or an HTTP date. Without it 429 tells the seconds that are documented, 42. */
  readonly retryAfter?: string | number;
  /** Only for this operation. */
  readonly operation?: OperationId;
  /**
   * How many of the requests it is for, from 0 to 1; which ones is decided by the seed.
   *
   * @default 1
   */
  readonly rate?: number;
  /** Only the first so many requests that it is for. */
  readonly times?: number;
}
