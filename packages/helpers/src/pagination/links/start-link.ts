import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import { checkPosition, firstLink } from "./page-query.ts";

/**
 * The link to the page that a walk begins with; null if its position is at that end of the list.
 *
 * @throws {PaginationError} `positionMismatch` when the position is not one of this list and these parameters,
 *   `missingLink` when it does not say where the list goes on.
 */
export function startLink(walk: Walk): string | null {
  if (!walk.from) return firstLink(walk);
  const link = walk.from[walk.relation];
  if (link === undefined) {
    throw new PaginationError(
      "missingLink",
      `GET ${walk.pathname}: the position has no ${walk.relation} link, because the response that it comes from had none`,
    );
  }
  if (link !== null) checkPosition(walk, link);
  return link;
}
