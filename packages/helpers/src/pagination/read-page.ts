import type { Exactly, NoOptions } from "../calls/exact-options.ts";
import type { ExtraOptionsOf, OperationOf, PathsOf, ReadableClient } from "../calls/readable-client.ts";
import { pageQuery } from "./links/page-query.ts";
import { startLink } from "./links/start-link.ts";
import type { PageItem } from "./paginate.ts";
import type { PaginateOptions } from "./paginate-options.ts";
import type { PaginatedPath } from "./paginated-path.ts";
import { PaginationError } from "./pagination-error.ts";
import { type Page, toPage } from "./walk/page.ts";
import { requestPage } from "./walk/request-page.ts";
import { type AnyOptions, planWalk } from "./walk/walk.ts";

/** The options of `paginate` that make sense for a single page. */
export type ReadPageOptions<Operation, ExtraOptions = unknown> = Omit<
  PaginateOptions<Operation, ExtraOptions>,
  "limit" | "prefetch"
>;

type ReadPageOptionsOf<Source, Path> = ReadPageOptions<OperationOf<Source, Path>, ExtraOptionsOf<Source>>;

/**
 * Reads a single page of a list, for "next" and "previous" buttons: by default the first page; with `from`, the page after
 * the position or, with `direction: "backward"`, the page before it. The items are in list order in either direction.
 *
 * @example
 * const page = await readPage(ev, "/vehicles", { pageSize: 25 });
 * if (page.hasNext && page.position) {
 *   const next = await readPage(ev, "/vehicles", { pageSize: 25, from: page.position });
 * }
 *
 * @throws {PaginationError} `noSuchPage` if the list has no page in that direction, `positionMismatch` for a position
 *   of another list or with other parameters, and any other error of reading a page; see `PaginationErrorCode`.
 */
export function readPage<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  const Options,
>(
  client: Source,
  path: Path,
  options: Exactly<Options, ReadPageOptionsOf<Source, Path>>,
): Promise<Page<PageItem<OperationOf<Source, Path>, Options>>>;
export function readPage<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  Rest extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...noOptions: NoOptions<ReadPageOptionsOf<Source, Path>, Rest>
): Promise<Page<PageItem<OperationOf<Source, Path>, object>>>;
export async function readPage(
  client: object,
  path: string,
  ...[options]: readonly unknown[]
): Promise<Page<unknown>> {
  const walk = planWalk(client, path, options as AnyOptions);
  const { relation, pathname, signal = new AbortController().signal } = walk;
  const link = startLink(walk);
  if (link === null) {
    throw new PaginationError(
      "noSuchPage",
      `GET ${pathname}: the list has no ${relation} page from this position`,
    );
  }
  const { items, neighbours, response } = await requestPage(walk, pageQuery(walk, link, relation), signal);
  return toPage(items, neighbours.position, response);
}
