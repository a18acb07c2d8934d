import type { Fleet } from "../api/fleet.ts";

/** A walk, and what it returned. */
export interface WalkReport {
  readonly fleet: Fleet;
  /** The returned IDs, in order. */
  readonly ids: readonly string[];
  readonly user: string | undefined;
  readonly backward: boolean;
  /** When the walk started, in milliseconds since the start of the world. */
  readonly from: number;
  /** The time of the check: by then, the walk had received its last page. */
  readonly until: number;
  readonly limit: number;
  /** Whether the walk reached the end of the list or its limit. Otherwise, it failed, was stopped, or is still running. */
  readonly complete: boolean;
}

/** Describes what is wrong with the items of a walk; undefined if they are correct. */
export function checkWalk(report: WalkReport): string | undefined {
  const { fleet, ids, user, backward, from, until, limit, complete } = report;
  const inOrder = (one: string, other: string) => (backward ? one > other : one < other);
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1];
    if (ids.indexOf(id) !== index) return `${short(id)} was returned twice`;
    if (before !== undefined && !inOrder(before, id))
      return `${short(id)} was returned after ${short(before)}`;
    const vehicle = fleet.all.find((one) => one.id === id);
    if (!vehicle || vehicle.until < from) return `${short(id)} was returned, but did not exist`;
  }
  if (ids.length > limit) return `${ids.length} items were returned, but the limit was ${limit}`;
  const last = ids.at(-1);
  for (const { id } of fleet.throughout(user, from, until)) {
    if (ids.includes(id)) continue;
    const passed = last !== undefined && inOrder(id, last);
    const atEnd = complete && ids.length < limit;
    if (passed || atEnd) return `${short(id)} existed throughout, but was not returned`;
  }
  return undefined;
}

function short(id: string): string {
  return `vehicle …${id.slice(-4)}`;
}
