/** The mock's clock. It starts at a chosen time and runs at normal speed; it can be set, moved and stopped. */
export interface MockClock {
  /** The mock's current time. */
  readonly now: Date;
  /** Sets the clock. It runs on from there, unless it is stopped. */
  set(time: Date | string | number): void;
  /** Moves the clock forward by some milliseconds, or backward if the number is negative. */
  advance(milliseconds: number): void;
  /** Stops the clock at the current time. `set` and `advance` still move it. */
  freeze(): void;
  /** Lets a stopped clock run again. */
  resume(): void;
}

/** The clock as the mock itself reads it. */
export interface ReadableClock extends MockClock {
  /** The current time in milliseconds since 1970, without creating a `Date`. */
  readonly nowMs: number;
}

/** Starts a clock. @throws {RangeError} if the time is invalid. */
export function createClock(start: Date | string | number): ReadableClock {
  let offset = milliseconds(start) - Date.now();
  let frozenAt: number | undefined;
  return {
    get nowMs() {
      return frozenAt ?? Date.now() + offset;
    },
    get now() {
      return new Date(this.nowMs);
    },
    set(time) {
      const target = milliseconds(time);
      if (frozenAt !== undefined) frozenAt = target;
      offset = target - Date.now();
    },
    advance(by) {
      this.set(this.nowMs + by);
    },
    freeze() {
      frozenAt = this.nowMs;
    },
    resume() {
      this.set(this.nowMs);
      frozenAt = undefined;
    },
  };
}

function milliseconds(time: Date | string | number): number {
  const timeMs = new Date(time).getTime();
  if (Number.isNaN(timeMs))
    throw new RangeError(
      `The mock's clock cannot be set to ${JSON.stringify(time)}: expected a Date, an ISO 8601 string or milliseconds since 1970.`,
    );
  return timeMs;
}
