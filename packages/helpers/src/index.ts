export type { CallOptions } from "./call-options.ts";
export type { ExpandName } from "./expand-name.ts";
export type { Expanded } from "./expanded.ts";
export type { CallResult, ExpandingClient, ExpandingMethod, ExpandingRequest } from "./expanding-client.ts";
export type { ReadableClient } from "./expansion/readable-client.ts";
export { referenceId } from "./expansion/reference-id.ts";
export { isExpanded } from "./is-expanded.ts";
export type {
  ForEachOptions,
  ForEachReport,
  ItemFailure,
  ItemOutcome,
  ItemTask,
} from "./pagination/for-each.ts";
export type { Items } from "./pagination/items.ts";
export type { Page } from "./pagination/page.ts";
export { PageRequestError } from "./pagination/page-request-error.ts";
export type { Pager } from "./pagination/pager.ts";
export { type PageItem, paginate } from "./pagination/paginate.ts";
export type { PaginateOptions } from "./pagination/paginate-options.ts";
export type { PaginatedPath } from "./pagination/paginated-path.ts";
export { PaginationError, type PaginationErrorCode } from "./pagination/pagination-error.ts";
export { type Link, parseLinkHeader } from "./pagination/parse-link-header.ts";
export type { Direction, Position } from "./pagination/position.ts";
export type { RateLimit } from "./pagination/rate-limit.ts";
export { type ReadPageOptions, readPage } from "./pagination/read-page.ts";
