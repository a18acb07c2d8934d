/** Redis did not answer: what the option `onFailure` says begins now. */
export interface UnavailableEvent {
  readonly type: "unavailable";
  readonly store: "budget" | "token";
  /** What happens until it answers again. */
  readonly onFailure: "fail" | "local";
  /** Why, in words that hold no key, argument or token. */
  readonly reason: string;
}

/** Redis answers again, and is used again. */
export interface AvailableEvent {
  readonly type: "available";
  readonly store: "budget" | "token";
  /** How long it was unavailable, in milliseconds. */
  readonly unavailableMs: number;
}

/** What a store tells `onEvent`: once when Redis goes, once when it is back. */
export type StoreEvent = UnavailableEvent | AvailableEvent;
