import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import { firstLink, isListPath, splitLink } from "./page-query.ts";
import { sameValues, serializeQuery } from "./query-parameters.ts";

/**
 * The link to the first page of a walk; null if the walk starts from a position that has no page in this direction.
 *
 * @throws {PaginationError} `positionMismatch` if the position is from another list or has other or invalid parameters,
 *   `missingLink` if it is unknown whether there is a page in this direction.
 */
export function startLink(walk: Walk): string | null {
  if (!walk.from) return firstLink(walk);
  const link = walk.from[walk.relation];
  if (link === undefined) {
    throw new PaginationError(
      "missingLink",
      `GET ${walk.pathname}: the position has no ${walk.relation} link, because the response of its page had none, so it is unknown whether the list continues`,
    );
  }
  if (link !== null) checkPosition(walk, link);
  return link;
}

/**
 * Checks a link of a position, which may have been changed where it was stored. Apart from the parameters that determine
 * the page, it may only contain parameters that the call has as well, with the same values. Otherwise it could widen a
 * request, for example to the items of another user.
 *
 * @throws {PaginationError} `positionMismatch`. The message contains the path or the name of the parameter, but no value,
 *   which may be personal data.
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
      // If a client does not encode values, "&" would start another parameter, and "#" would cut off those after it.
      if (values.some((value) => /[&#]/.test(value))) refuse(`has a ${name} with "&" or "#"`);
    } else if (!expected) {
      refuse(
        `has the parameter ${name}, which this call does not have; if ${name} determines the page, add it to pagingParameters`,
      );
    } else if (!sameValues(expected, values)) {
      refuse(`has a different value for ${name} than this call`);
    }
  }
  const size = linked.get("page_size") ?? ["1"];
  if (size.length > 1 || !/^[1-9]\d{0,8}$/.test(`${size[0]}`)) refuse("has an invalid page_size");
}
