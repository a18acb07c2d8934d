import { checkSeed } from "./check-seed.ts";
import { type Announce, type Fleet, fleetOf, makeUpRecords } from "./fleet.ts";
import { type MockSeed, recordsOf } from "./seed-file.ts";
import { type MockSnapshot, takeSnapshot } from "./snapshot.ts";

/** Holds the current state, and can replace it. */
export interface StateStore {
  readonly fleet: () => Fleet;
  readonly snapshot: () => MockSnapshot;
  readonly restore: (state: MockSeed) => void;
  readonly reset: () => void;
}

/**
 * Starts with a made-up fleet, completed or replaced by `state`. Calls `changed` after each replacement and `announce` for
 * each event.
 */
export function createStateStore(
  start: { readonly vehicles: number; readonly seed: number; readonly state: MockSeed },
  nowMs: number,
  changed: () => void,
  announce?: Announce,
): StateStore {
  // A state that brings its own users or vehicles needs no made-up ones.
  const madeUp = (state: MockSeed): Fleet => {
    checkSeed(state);
    const vehicles = state.users || state.vehicles ? 0 : start.vehicles;
    return fleetOf(recordsOf(state, makeUpRecords(vehicles, start.seed, nowMs)), announce);
  };
  let fleet = madeUp(start.state);
  const replace = (state: MockSeed): void => {
    fleet = madeUp(state);
    changed();
  };
  return {
    fleet: () => fleet,
    snapshot: () => takeSnapshot(fleet),
    restore: replace,
    reset: () => replace(start.state),
  };
}
