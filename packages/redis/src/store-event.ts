/** Redis can't be reached. From now on, the option `onFailure` applies. */
export interface UnavailableEvent {
  readonly type: "unavailable";
  readonly store: "budget" | "token";
  /** What happens until Redis replies again. */
  readonly onFailure: "fail" | "local";
  /** Why Redis is unavailable. Contains no key, argument or token. */
  readonly reason: string;
}

/** Redis replies again, and the store has resumed using it. */
export interface AvailableEvent {
  readonly type: "available";
  readonly store: "budget" | "token";
  /** How long Redis was unavailable, in milliseconds. */
  readonly unavailableMs: number;
}

/** What a store passes to `onEvent`: once when Redis becomes unavailable, and once when it is available again. */
export type StoreEvent = UnavailableEvent | AvailableEvent;
