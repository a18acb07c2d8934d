export type { CallOptions } from "./calls/call-options.ts";
export type {
  CallResult,
  ExpandingClient,
  ExpandingMethod,
  ExpandingRequest,
} from "./calls/expanding-client.ts";
export type { ReadableClient } from "./calls/readable-client.ts";
export { type Expanded, type ExpandName, isExpanded } from "./expansion/expanded.ts";
export { referenceId } from "./ids/reference-id.ts";
export type {
  ForEachOptions,
  ForEachReport,
  ItemFailure,
  ItemOutcome,
  ItemTask,
} from "./pagination/items/for-each.ts";
export type { Items } from "./pagination/items/items.ts";
export type { Pager } from "./pagination/items/pager.ts";
export { type Link, parseLinkHeader } from "./pagination/links/parse-link-header.ts";
export type { Direction, Position } from "./pagination/links/position.ts";
export { PageRequestError } from "./pagination/page-request-error.ts";
export { type PageItem, paginate } from "./pagination/paginate.ts";
export type { PaginateOptions } from "./pagination/paginate-options.ts";
export type { PaginatedPath } from "./pagination/paginated-path.ts";
export { PaginationError, type PaginationErrorCode } from "./pagination/pagination-error.ts";
export { type ReadPageOptions, readPage } from "./pagination/read-page.ts";
export type { Page, RateLimit } from "./pagination/walk/page.ts";
