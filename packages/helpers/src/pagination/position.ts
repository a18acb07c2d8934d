/**
 * A place between two pages of a list: plain JSON, to be stored and passed to `paginate` or `readPage` as `from` later,
 * in another process too. Its content is opaque.
 *
 * It is what the API's links say, so it holds their paths and queries, filters included, but no origin, no header and
 * no token. A neighbour that the API did not name is left out: that is not the same as null.
 */
export interface Position {
  /** Leads to the page after this place; null at the end of the list; left out where the API did not say. */
  readonly next?: string | null;
  /** Leads to the page before this place; null at the start of the list; left out where the API did not say. */
  readonly previous?: string | null;
}

/** The two neighbours of a page, by the names of their links. */
export type Relation = keyof Position;

/** Which way a walk goes: along the `next` links or along the `previous` ones. */
export type Direction = "forward" | "backward";

/** The link relation that a direction follows. */
export const relations: Readonly<Record<Direction, Relation>> = { forward: "next", backward: "previous" };

/** Whether the value has the shape of a {@link Position}. Its links are checked when they are followed. */
export function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { next, previous } = value as Partial<Record<Relation, unknown>>;
  const places = [next, previous].filter((place) => place !== undefined);
  return (
    places.length > 0 &&
    places.every((place) => place === null || (typeof place === "string" && !place.includes("#")))
  );
}
