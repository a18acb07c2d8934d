import type { Client } from "openapi-fetch";
import type { MediaType, RequiredKeysOf } from "openapi-typescript-helpers";
import type { ExpandingClient } from "../expanding-client.ts";
import type { CertainName, NarrowReferences, PossibleName } from "../narrow-references.ts";
import { Pager } from "./pager.ts";
import type { Exactly, PaginateOptions } from "./paginate-options.ts";
import type { GetOperation, ListItem, PaginatedPath } from "./paginated-path.ts";
import { type AnyOptions, planWalk } from "./walk.ts";

/** A client that lists can be read with: openapi-fetch's own, or one whose data follows `expand`. */
export type PagingClient<Paths extends object> = Client<Paths, MediaType> | ExpandingClient<Paths>;

/** The paths whose list can be read without any option. */
export type FreelyPaginatedPath<Paths> = {
  [Path in PaginatedPath<Paths>]: RequiredKeysOf<PaginateOptions<GetOperation<Paths, Path>>> extends never
    ? Path
    : never;
}[PaginatedPath<Paths>];

/** The names that the options surely expand: the list is required and literal. */
type CertainNames<Options> = 0 extends 1 & Options
  ? never
  : [Options] extends [{ expand: infer Names }]
    ? CertainName<Names>
    : never;

/** The names that the options may expand. */
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
 * Reads a list to its end by following its `Link` header, whatever the list pages by: ids, times or numbers.
 *
 * Yields every item once, in order, or throws. A short or an empty page is not the end: the list ends where the API says
 * so. A link that leads elsewhere or back is an error, and so is a missing one once the walk has to go on. Every request
 * goes to the operation's own URL through the client, with its authentication.
 *
 * @example
 * for await (const vehicle of paginate(ev, "/vehicles", { expand: ["trim.model"] })) {
 *   console.log(vehicle.trim.model.name);
 * }
 *
 * @throws {PaginationError} At once, `invalidOption`, when an option is out of its range. While iterating, when
 *   the list can't be read on; see `PaginationErrorCode`.
 */
export function paginate<Paths extends object, const Path extends PaginatedPath<Paths>, const Given>(
  client: PagingClient<Paths>,
  path: Path,
  options: Exactly<Given, PaginateOptions<GetOperation<Paths, Path>>>,
): Pager<PageItem<GetOperation<Paths, Path>, Given>>;
export function paginate<Paths extends object, const Path extends FreelyPaginatedPath<Paths>>(
  client: PagingClient<Paths>,
  path: Path,
): Pager<PageItem<GetOperation<Paths, Path>, object>>;
export function paginate(client: object, path: string, options: AnyOptions = {}): Pager<unknown> {
  return new Pager(planWalk(client, path, options));
}
