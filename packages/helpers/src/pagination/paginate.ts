import type { Exactly, NoOptions } from "../calls/exact-options.ts";
import type { OperationOf, PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { CertainName, NarrowReferences, PossibleName } from "../expansion/narrow-references.ts";
import { Pager } from "./items/pager.ts";
import type { PaginateOptionsOf } from "./paginate-options.ts";
import type { ListItem, PaginatedPath } from "./paginated-path.ts";
import { type AnyOptions, planWalk } from "./walk/walk.ts";

/** The names that are certain to be expanded: those of an `expand` list that is required and literal. */
type CertainNames<Options> = 0 extends 1 & Options
  ? never
  : [Options] extends [{ expand: infer Names }]
    ? CertainName<Names>
    : never;

/** The names that may be expanded. */
type PossibleNames<Options> = 0 extends 1 & Options
  ? string
  : Options extends { expand?: infer Names }
    ? PossibleName<Names>
    : never;

/** The item of a list, narrowed by the options' `expand`. */
export type PageItem<Operation, Options> = NarrowReferences<
  ListItem<Operation>,
  CertainNames<Options>,
  PossibleNames<Options>
>;

/**
 * Reads a list by following the `Link` header of each page, whether the list pages by ID, time or number.
 *
 * Yields every item exactly once and in order, or throws. (Page numbers can't guarantee this if the list changes during the
 * walk.) A short or empty page is not the end: the list ends when the API says so. A link to another path or back to an
 * earlier page is an error, and so is a missing link if the walk has to continue. Every request goes through the client,
 * with the client's authentication, to the operation's own URL.
 *
 * @example
 * for await (const vehicle of paginate(ev, "/vehicles", { expand: ["trim.model"] })) {
 *   console.log(vehicle.trim.model.name);
 * }
 *
 * @throws {PaginationError} At once, with `invalidOption`, if an option is invalid. While iterating, if the list can't be
 *   continued; see `PaginationErrorCode`.
 */
export function paginate<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  const Options,
>(
  client: Source,
  path: Path,
  options: Exactly<Options, PaginateOptionsOf<Source, Path>>,
): Pager<PageItem<OperationOf<Source, Path>, Options>>;
export function paginate<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  Rest extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...noOptions: NoOptions<PaginateOptionsOf<Source, Path>, Rest>
): Pager<PageItem<OperationOf<Source, Path>, object>>;
export function paginate(client: object, path: string, ...[options]: readonly unknown[]): Pager<unknown> {
  return new Pager(planWalk(client, path, options as AnyOptions));
}
