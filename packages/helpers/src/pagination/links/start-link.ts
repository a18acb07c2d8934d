import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import { firstLink, isListPath, splitLink } from "./page-query.ts";
import { sameValues, serializeQuery } from "./query-parameters.ts";

/**
 * The link to the first page of a walk; null if its position is at the end of the list in this direction.
 *
 * @throws {PaginationError} `positionMismatch` if the position is from another list or has other parameters,
 *   `missingLink` if it has no link in this direction.
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

/**
 * Checks a position, which may have been stored anywhere and changed. Apart from the parameters that determine the page,
 * it may only contain parameters that the call has as well. Otherwise it could widen a request, for example to the items
 * of another user.
 *
 * @throws {PaginationError} `positionMismatch`, with the name of the parameter. Its value may be personal data, so it is
 *   left out.
 */
function checkPosition(walk: Walk, link: string): void {
  const refuse = (reason: string): never => {
    throw new PaginationError("positionMismatch", `GET ${walk.pathname}: the position ${reason}`);
  };
  const { path, linked } = splitLink(link);
  if (!isListPath(walk, path)) refuse(`is from another list: ${path}`);
  const own = serializeQuery(walk.filters);
  for (const [name, values] of linked) {
    const expected = own.get(name);
    if (walk.pagingParameters.has(name)) {
      // A client that does not encode its values would send the text after these characters as another parameter.
      if (values.some((value) => /[&#]/.test(value))) refuse(`has a ${name} that would add a parameter`);
    } else if (!expected) {
      refuse(
        `has the parameter ${name}, which this call does not have; if ${name} determines pages, add it to pagingParameters`,
      );
    } else if (!sameValues(expected, values)) {
      refuse(`has a different value for ${name} than this call`);
    }
  }
  const size = linked.get("page_size") ?? ["1"];
  if (size.length > 1 || !/^[1-9]\d{0,8}$/.test(`${size[0]}`)) refuse("has an invalid page_size");
}
