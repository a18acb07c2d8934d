/**
 * A place between two pages of a list, as plain JSON. Store it, and pass it later as `from` to `paginate` or
 * `readPage`, even in another process. Its content is opaque.
 *
 * It comes from the API's links, so it contains their paths and queries, including filters, but no origin, header or
 * token. If the API gave no link in one direction, that member is left out, which is not the same as null.
 */
export interface Position {
  /** Leads to the page after this place; null at the end of the list; left out if the API did not say. */
  readonly next?: string | null;
  /** Leads to the page before this place; null at the start of the list; left out if the API did not say. */
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
