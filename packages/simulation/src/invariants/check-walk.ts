import type { Fleet } from "../api/fleet.ts";

/** What a walk gave. */
export interface WalkReport {
  readonly fleet: Fleet;
  /** The IDs in the order in which they came. */
  readonly ids: readonly string[];
  readonly user: string | undefined;
  readonly backward: boolean;
  /** From its beginning to its last page. */
  readonly from: number;
  readonly until: number;
  readonly limit: number;
  /** Whether it came to its end; else it failed, was aborted, or goes on. */
  readonly complete: boolean;
}

/** Says what is wrong with the items of a walk; undefined if nothing is. */
export function checkWalk(report: WalkReport): string | undefined {
  const { fleet, ids, user, backward, from, until, limit, complete } = report;
  const inOrder = (one: string, other: string) => (backward ? one > other : one < other);
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1];
    if (ids.indexOf(id) !== index) return `${short(id)} came twice`;
    if (before !== undefined && !inOrder(before, id)) return `${short(id)} came after ${short(before)}`;
    const vehicle = fleet.all.find((one) => one.id === id);
    if (!vehicle || vehicle.until < from) return `${short(id)} did not exist`;
  }
  if (ids.length > limit) return `${ids.length} items came, the limit was ${limit}`;
  const last = ids.at(-1);
  for (const { id } of fleet.throughout(user, from, until)) {
    if (ids.includes(id)) continue;
    const passed = last !== undefined && inOrder(id, last);
    const atEnd = complete && ids.length < limit;
    if (passed || atEnd) return `${short(id)} existed throughout and did not come`;
  }
  return undefined;
}

export function short(id: string): string {
  return `vehicle …${id.slice(-4)}`;
}
