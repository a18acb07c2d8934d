import { makeId, timeOfId } from "../identity/ids.ts";
import type { HandlerResponse } from "../responses/handler-response.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ChosenFaults } from "./choose-faults.ts";

/** Applies the faults that change the response of a list: `item-repeated`, and the faults of links. */
export function applyListFaults(
  response: HandlerResponse,
  faults: ChosenFaults,
  requestUrl: string,
): HandlerResponse {
  if (faults.size === 0 || response.link === undefined) return response;
  const { link, ...unlinked } = response;
  const repeated =
    faults.has("item-repeated") && response.body ? { body: { json: repeatLast(response.body.json) } } : {};
  if (faults.has("link-missing")) return { ...unlinked, ...repeated };
  return { ...response, ...repeated, link: faultyLink(link, faults, requestUrl) };
}

function faultyLink(link: string, faults: ChosenFaults, requestUrl: string): string {
  if (faults.has("link-loop")) return replaceNext(link, () => requestUrl);
  if (faults.has("link-cross-origin"))
    return replaceNext(link, (target) => target.replace(/^https?:\/\/[^/]+/, "https://elsewhere.example"));
  return link;
}

function replaceNext(link: string, change: (target: string) => string): string {
  return link.replace(/<([^>]*)>; rel="next"/, (_, target: string) => `<${change(target)}>; rel="next"`);
}

function repeatLast(json: string): string {
  const items: unknown = JSON.parse(json);
  return Array.isArray(items) && items.length > 0 ? JSON.stringify([...items, items.at(-1)]) : json;
}

/**
 * Changes the fleet between two pages: adds a vehicle right after the last one of a page, or removes that last one,
 * whose id is the cursor in the next link. Returns whether anything changed.
 */
export function changeCollection(
  response: HandlerResponse,
  faults: ChosenFaults,
  { vehicles }: Fleet,
  random: () => number,
): boolean {
  const [, cursor] = /page_after=(vhcl[A-Z\d]{26})>/.exec(response.link ?? "") ?? [];
  const last = cursor === undefined ? undefined : vehicles.get(cursor);
  if (!last) return false;
  if (faults.has("item-added")) vehicles.put({ ...last, id: makeId("vhcl", timeOfId(last.id) + 1, random) });
  if (faults.has("item-removed")) vehicles.remove(last.id);
  return faults.has("item-added") || faults.has("item-removed");
}
