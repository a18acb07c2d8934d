import type { Answer } from "../http/answer.ts";
import { makeId, timeOfId } from "../identity/ulid.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ChosenFaults } from "./choose-faults.ts";

/**
 * Lets the fleet change between two pages: after a page of vehicles was answered, the vehicle that the next link names
 * is removed, or a new one comes right after it. Says whether anything changed.
 */
export function changeCollection(
  answer: Answer,
  faults: ChosenFaults,
  { vehicles }: Fleet,
  chance: () => number,
): boolean {
  const [, cursor] = /page_after=(vhcl[A-Z\d]{26})>/.exec(answer.link ?? "") ?? [];
  const last = cursor === undefined ? undefined : vehicles.get(cursor);
  if (!last) return false;
  if (faults.has("item-added")) vehicles.put({ ...last, id: makeId("vhcl", timeOfId(last.id) + 1, chance) });
  if (faults.has("item-removed")) vehicles.remove(last.id);
  return faults.has("item-added") || faults.has("item-removed");
}
