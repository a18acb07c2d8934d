/**
 * A place between two pages of a list, as plain JSON. Store it, and pass it later as `from` to `paginate` or
 * `readPage`, even in another process. Its content is opaque.
 *
 * It contains the paths and queries of the API's links, including filters, but no origin, header or token. If the API sent
 * no link in one direction, that member is missing, which is not the same as null.
 */
export interface Position {
  /** The link to the page after this place; null at the end of the list; missing if the API did not say. */
  readonly next?: string | null;
  /** The link to the page before this place; null at the start of the list; missing if the API did not say. */
  readonly previous?: string | null;
}

/** The two neighbours of a page, named like their links. */
export type Relation = keyof Position;

/** The direction of a walk: along the `next` links, or along the `previous` links. */
export type Direction = "forward" | "backward";

/** The link relation that a direction follows. */
export const relations: Readonly<Record<Direction, Relation>> = { forward: "next", backward: "previous" };

/** Whether the value has the shape of a {@link Position}. Its links are checked when they are followed. */
export function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { next, previous } = value as Partial<Record<Relation, unknown>>;
  const links = [next, previous].filter((link) => link !== undefined);
  return (
    links.length > 0 &&
    links.every((link) => link === null || (typeof link === "string" && !link.includes("#")))
  );
}
