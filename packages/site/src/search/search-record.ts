import type { Options } from "minisearch";

/** One thing that can be found: a section of a guide or an operation. */
export interface SearchRecord {
  readonly id: number;
  readonly title: string;
  /** Where it belongs: the guide's title, or the operation's method and path. */
  readonly context: string;
  readonly text: string;
  /** Names that are searched but not shown. */
  readonly names: string;
  /** From the site's root. */
  readonly href: string;
}

/** How the index is built, and read again in the browser. */
export const searchOptions: Options<SearchRecord> = {
  fields: ["title", "context", "text", "names"],
  storeFields: ["title", "context", "text", "href"],
  // `sampled_at__gte`, `trim.model.make` and `/vehicles/{vehicle_id}` are found by each of their words.
  tokenize: (text) => text.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean),
  searchOptions: {
    boost: { title: 4, context: 2 },
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.25 : false),
  },
};
