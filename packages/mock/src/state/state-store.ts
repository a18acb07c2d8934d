import { generateRecords } from "../fixtures/generate-records.ts";
import { checkSeed } from "./check-seed.ts";
import { createFleet, type EmitEvent, type Fleet } from "./fleet.ts";
import { completeSeed, type MockSeed } from "./seed.ts";
import { type MockSnapshot, takeSnapshot } from "./snapshot.ts";

/** The current state, which can be replaced. */
export interface StateStore {
  readonly fleet: () => Fleet;
  readonly snapshot: () => MockSnapshot;
  readonly restore: (state: MockSeed) => void;
  readonly reset: () => void;
}

/**
 * Starts with `start.state`, completed by generated records. Calls `onReplace` each time the state is replaced, and
 * `emit` for each event.
 */
export function createStateStore(
  start: { readonly vehicles: number; readonly seed: number; readonly state: MockSeed },
  nowMs: number,
  onReplace: () => void,
  emit?: EmitEvent,
): StateStore {
  const fleetFrom = (state: MockSeed): Fleet => {
    checkSeed(state);
    // A state with users or vehicles of its own gets no generated vehicles.
    const vehicles = state.users || state.vehicles ? 0 : start.vehicles;
    return createFleet(completeSeed(state, generateRecords(vehicles, start.seed, nowMs)), emit);
  };
  let fleet = fleetFrom(start.state);
  const replace = (state: MockSeed): void => {
    fleet = fleetFrom(state);
    onReplace();
  };
  return {
    fleet: () => fleet,
    snapshot: () => takeSnapshot(fleet),
    restore: replace,
    reset: () => replace(start.state),
  };
}
