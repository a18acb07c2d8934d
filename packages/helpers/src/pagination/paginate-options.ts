import type { SharedOptions } from "../calls/call-options.ts";
import type { ExtraOptionsOf, OperationOf } from "../calls/readable-client.ts";
import type { ExpandName } from "../expansion/expanded.ts";
import type { RequiredKeysOf } from "../openapi-ts.ts";
import type { Direction, Position } from "./links/position.ts";

/** The query parameters that determine the page: `paginate` and the links set them. */
type PagingParameter = "page_size" | "page_after" | "page_before";

/** The other query parameters, without `expand`: filters, or a page number. Arrays may be readonly. */
type Filters<Query> = Query extends object
  ? { [Name in keyof Query as Exclude<Name, PagingParameter | "expand">]: Readonly<Query[Name]> }
  : Query;

/** The parameters of the operation, without the query parameters that have an option of their own. */
type ListParametersOf<Operation> = Operation extends { parameters: infer Parameters }
  ? { [Kind in keyof Parameters]: Kind extends "query" ? Filters<Parameters[Kind]> : Parameters[Kind] }
  : object;

type ParamsOption<Operation> =
  RequiredKeysOf<ListParametersOf<Operation>> extends never
    ? { params?: ListParametersOf<Operation> | undefined }
    : { params: ListParametersOf<Operation> };

/** Which part of a list to read, and how. */
export interface WalkOptions {
  /**
   * The maximum number of items per page. Larger pages need fewer requests of the hourly budget; the ev.energy API
   * allows 1 to 100. Every page is requested with this size, whatever the links contain, with two exceptions: the last page
   * before a `limit` may be smaller, and a position with a page number keeps its own page size.
   * @default 100
   */
  pageSize?: number;
  /**
   * The maximum number of items to read. The last page is requested no larger than needed. If it contains more items
   * anyway, as in lists that page by number, it is cut and has no position.
   * @default Infinity
   */
  limit?: number;
  /** Aborts the walk at once: the walk throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Whether to request the next page while you process the current one. At most one page is requested ahead, and only if
   * it is needed to reach `limit`.
   * @default false
   */
  prefetch?: boolean;
  /**
   * The direction to read in. Backward, `paginate` yields the items in reverse order. To read backward, pass `before`,
   * `from` or the query parameter `page`.
   * @default "backward" with `before`, otherwise "forward"
   */
  direction?: Direction;
  /**
   * The {@link Position} of a page to continue from. It cannot be combined with `after` or `before`. It is checked:
   * apart from the parameters that determine the page, it may only contain parameters that this call has as well, with
   * the same values.
   */
  from?: Position;
  /**
   * Whether a missing link marks the end of a list in this API. If false, a list ends with a link to `about:blank`, and a
   * missing link is an error if the walk has to continue.
   * @default false
   */
  endsWithoutLink?: boolean;
  /**
   * More query parameters that determine the page, for APIs other than ev.energy's: `["cursor"]`. A position may
   * contain them even if the call does not. `page`, `page_size`, `page_after` and `page_before` are always included.
   */
  pagingParameters?: readonly string[];
}

/** Where to start in a list with cursors. */
interface CursorOptions {
  /** Starts just after the item with this ID or, in a log, with this timestamp. */
  after?: string;
  /** Starts just before the item with this ID or timestamp and reads backward. Cannot be combined with `after`. */
  before?: string;
}

type StartOptions<Operation> = Operation extends { parameters: { query?: { page_after?: unknown } } }
  ? CursorOptions
  : { after?: never; before?: never };

/** openapi-fetch's other options: `headers`, `baseUrl`, `cache`, … */
interface FurtherOptions extends Omit<SharedOptions, "parseAs" | "signal"> {}

/**
 * The options of a walk through a list: the operation's parameters, the part of the list to read, and openapi-fetch's own
 * options.
 *
 * @typeParam ExtraOptions The options of the client in addition to openapi-fetch's.
 */
export type PaginateOptions<Operation, ExtraOptions = unknown> = ParamsOption<Operation> &
  WalkOptions &
  StartOptions<Operation> & {
    /** The references to replace with the resources they point to, in every item. */
    expand?: readonly ExpandName<Operation>[];
  } & FurtherOptions &
  ExtraOptions;

/** The options of a walk through a path of this client. */
export type PaginateOptionsOf<Source, Path> = PaginateOptions<
  OperationOf<Source, Path>,
  ExtraOptionsOf<Source>
>;
