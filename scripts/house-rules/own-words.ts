import { fingerprintsOf } from "./fingerprints.ts";
import type { Rule, Visit } from "./redocly-types.ts";
import vendorFingerprints from "./vendor-fingerprints.json" with { type: "json" };

/** Case matters: "US" is a country. */
const firstPerson = /\b(?:[Ww]e|[Oo]urs?|[Uu]s)\b/;

/** The members of an OpenAPI document that hold prose. */
const prose = ["summary", "description"];

export interface OwnWordsOptions {
  /** More fingerprints than the ones that are stored. */
  readonly fingerprints?: readonly string[];
}

/**
 * The description is written in this project's own words. No text shares six words in a row with the vendor's published
 * reference, which is known here by fingerprints only, and nothing speaks as the vendor in the first person.
 *
 * Limits: a sentence of fewer than six words and a close paraphrase pass, and only the pages that were fingerprinted are known.
 * `node scripts/house-rules/add-fingerprints.ts < page.txt` adds another one.
 */
export const ownWords: Rule<OwnWordsOptions> = ({ fingerprints = [] }) => {
  const known = new Set([...vendorFingerprints, ...fingerprints]);
  const visit: Visit<unknown> = (node, context) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of prose) {
      const text = (node as Record<string, unknown>)[key];
      if (typeof text !== "string") continue;
      const location = context.location.child([key]);
      const copied = fingerprintsOf(text).find(({ fingerprint }) => known.has(fingerprint));
      if (copied) {
        const message = `"… ${copied.run} …" stands like this in the vendor's reference. Say it in other words.`;
        context.report({ message, location });
      }
      const speaker = firstPerson.exec(text)?.[0];
      if (speaker) {
        const message = `"${speaker}" makes the vendor speak. Say "the API", "ev.energy" or "this project" instead.`;
        context.report({ message, location });
      }
    }
  };
  return { any: visit };
};
