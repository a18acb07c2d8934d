import type { Answer } from "../http/answer.ts";
import type { ChosenFaults } from "./choose-faults.ts";

/** Applies the faults of lists and links to an answer, before it is written as a response. */
export function spoilAnswer(answer: Answer, faults: ChosenFaults, requestUrl: string): Answer {
  if (faults.size === 0 || answer.link === undefined) return answer;
  const { link, ...unlinked } = answer;
  const repeated =
    faults.has("item-repeated") && answer.body ? { body: { json: repeatLast(answer.body.json) } } : {};
  if (faults.has("link-missing")) return { ...unlinked, ...repeated };
  return { ...answer, ...repeated, link: spoilLink(link, faults, requestUrl) };
}

function spoilLink(link: string, faults: ChosenFaults, requestUrl: string): string {
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
