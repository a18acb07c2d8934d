/** Redis can't be reached. From now on the option `onFailure` says what happens. */
export interface UnavailableEvent {
  readonly type: "unavailable";
  readonly store: "budget" | "token";
  /** What happens until Redis replies again. */
  readonly onFailure: "fail" | "local";
  /** Why, without any key, argument or token. */
  readonly reason: string;
}

/** Redis replies again, and is used again. */
export interface AvailableEvent {
  readonly type: "available";
  readonly store: "budget" | "token";
  /** How long it was unavailable, in milliseconds. */
  readonly unavailableMs: number;
}

/** What a store tells `onEvent`: once when Redis goes, once when it is back. */
export type StoreEvent = UnavailableEvent | AvailableEvent;
