import type { AnyOptions } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import { isPosition } from "./position.ts";

/**
 * Refuses options that could only lead to a wrong walk, before anything is requested.
 *
 * @throws {PaginationError} `invalidOption`, naming the option and what was expected.
 */
export function checkOptions(options: AnyOptions): void {
  const { pageSize = 1, limit = 0, direction, after, before, from, prefetch = false, params } = options;
  const check = (holds: boolean, rule: string): void => {
    if (!holds) throw new PaginationError("invalidOption", `paginate: ${rule}`);
  };
  check(Number.isInteger(pageSize) && pageSize > 0, `pageSize must be a positive integer, not ${pageSize}`);
  check(
    limit === Infinity || (Number.isInteger(limit) && limit >= 0),
    `limit must be an integer of at least 0, not ${limit}`,
  );
  check(typeof prefetch === "boolean", `prefetch must be true or false, not ${prefetch}`);
  check(
    direction === undefined || direction === "forward" || direction === "backward",
    `direction must be "forward" or "backward", not ${direction}`,
  );
  for (const [name, cursor] of Object.entries({ after, before })) {
    check(
      cursor === undefined || (typeof cursor === "string" && cursor !== ""),
      `${name} must be an id or a time`,
    );
  }
  check(from === undefined || isPosition(from), "from must be the position of a page");
  check(
    [after, before, from].filter((start) => start !== undefined).length < 2,
    "only one of after, before and from says where to begin",
  );
  check(after === undefined || direction !== "backward", "after goes with the direction forward");
  check(before === undefined || direction !== "forward", "before goes with the direction backward");
  check(
    direction !== "backward" || (before ?? from ?? params?.query?.page) !== undefined,
    "backward needs before or from, to begin there",
  );
}
