import type { HandlerResponse } from "../http/handler-response.ts";
import { makeId, timeOfId } from "../identity/ulid.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ChosenFaults } from "./choose-faults.ts";

/**
 * Changes the fleet between two pages: after a page of vehicles, removes the vehicle that the next link names or adds
 * one right after it. Returns whether anything changed.
 */
export function changeCollection(
  response: HandlerResponse,
  faults: ChosenFaults,
  { vehicles }: Fleet,
  chance: () => number,
): boolean {
  const [, cursor] = /page_after=(vhcl[A-Z\d]{26})>/.exec(response.link ?? "") ?? [];
  const last = cursor === undefined ? undefined : vehicles.get(cursor);
  if (!last) return false;
  if (faults.has("item-added")) vehicles.put({ ...last, id: makeId("vhcl", timeOfId(last.id) + 1, chance) });
  if (faults.has("item-removed")) vehicles.remove(last.id);
  return faults.has("item-added") || faults.has("item-removed");
}
