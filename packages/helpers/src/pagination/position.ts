/**
 * A place between two pages of a list: plain JSON, to be stored and handed to `paginate` as `from` later, in
 * another process too. Its content is opaque.
 *
 * It remembers the query of the neighbouring pages, filters included, but no origin, no header and no token.
 */
export interface Position {
  /** Leads to the page after this place; null at the end of the list. */
  readonly next: string | null;
  /** Leads to the page before this place; null at the start of the list. */
  readonly previous: string | null;
}

/** Which way a walk goes: along the `next` links or along the `previous` ones. */
export type Direction = "forward" | "backward";

/** Whether the value has the shape of a {@link Position}. Its links are checked when they are followed. */
export function isPosition(value: unknown): value is Position {
  const { next, previous } = (value ?? {}) as Partial<Position>;
  return [next, previous].every(
    (place) => place === null || (typeof place === "string" && /^[^#]*(#\d+)?$/.test(place)),
  );
}
