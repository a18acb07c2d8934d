import type { HandlerResponse } from "../http/handler-response.ts";
import type { ChosenFaults } from "./choose-faults.ts";

/** Applies the faults of lists and links to a handler's response. */
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
  if (faults.has("link-foreign"))
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
