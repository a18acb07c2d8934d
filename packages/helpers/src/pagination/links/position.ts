/**
 * The position of a page in a list: the links to its two neighbours, as plain JSON. Store it, and pass it later as `from`
 * to `paginate` or `readPage`, even in another process. Treat its content as opaque.
 *
 * A position contains the paths and queries of the API's links, including filters, but no header and so no access token.
 */
export interface Position {
  /** The link to the page after this page. Null at the end of the list; missing if the response had no such link. */
  readonly next?: string | null;
  /** The link to the page before this page. Null at the start of the list; missing if the response had no such link. */
  readonly previous?: string | null;
}

/** One of the two neighbours of a page, named by its link relation. */
export type Relation = keyof Position;

/** The direction of a walk: along the `next` links, or along the `previous` links. */
export type Direction = "forward" | "backward";

/** The link relation that a direction follows. */
export const relations: Readonly<Record<Direction, Relation>> = { forward: "next", backward: "previous" };

/** Whether the value has the shape of a {@link Position}. The path and query of a link are checked when it is followed. */
export function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { next, previous } = value as Partial<Record<Relation, unknown>>;
  const links = [next, previous].filter((link) => link !== undefined);
  return (
    links.length > 0 &&
    links.every((link) => link === null || (typeof link === "string" && !link.includes("#")))
  );
}
