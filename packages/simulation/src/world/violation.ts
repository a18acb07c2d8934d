import type { InvariantName } from "../invariants/names.ts";

/** An invariant that does not hold, and why. */
export class Violation extends Error {
  readonly invariant: InvariantName;

  constructor(invariant: InvariantName, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}
