import type { SharedOptions } from "../calls/call-options.ts";
import type { ExpandingMethod } from "../calls/expanding-client.ts";
import type { HasName, RefuseUnknownNames } from "../calls/unknown-names.ts";
import type { ExpandName } from "../expansion/expanded.ts";
import type { HttpMethod, RequiredKeysOf } from "../openapi-ts.ts";
import type { Direction, Position } from "./links/position.ts";

/** The query parameters that say where a page lies: `paginate` and the links set them. */
type PlaceParameter = "page_size" | "page_after" | "page_before";

/** The query parameters that choose among the items; lists may be readonly. */
type Filters<Query> = Query extends object
  ? { [Name in keyof Query as Exclude<Name, PlaceParameter | "expand">]: Readonly<Query[Name]> }
  : Query;

/** The query, path and header parameters of the operation, without those that place a page, and `expand`. */
export type ListParametersOf<Operation> = Operation extends { parameters: infer Parameters }
  ? { [Kind in keyof Parameters]: Kind extends "query" ? Filters<Parameters[Kind]> : Parameters[Kind] }
  : object;

type ParamsOption<Operation> =
  RequiredKeysOf<ListParametersOf<Operation>> extends never
    ? { params?: ListParametersOf<Operation> | undefined }
    : { params: ListParametersOf<Operation> };

/** How much of a list to read, and in which steps. */
export interface WalkOptions {
  /**
   * The maximum number of items per page. Larger pages need fewer requests of the hourly budget; the ev.energy API
   * allows 1 to 100. Every page is requested with this size, whatever the links say, with two exceptions: the last page
   * before a `limit` may be smaller, and a position that counts pages by number keeps its own page size.
   * @default 100
   */
  pageSize?: number;
  /**
   * The maximum number of items to read. The last page is requested no larger than needed. If it contains more items
   * anyway, as in lists that page by number, it is cut and has no position.
   * @default Infinity
   */
  limit?: number;
  /** Aborts the walk at once; it throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Whether to request the next page while you work on this one: only one page, and never beyond the limit.
   * @default false
   */
  prefetch?: boolean;
  /**
   * The direction to read in. Backward, the items come in reverse order, and `before`, `from` or a page number says
   * where to start.
   * @default "backward" with `before`, otherwise "forward"
   */
  direction?: Direction;
  /**
   * The {@link Position} of a page to continue from. It cannot be combined with `after` or `before`. It is checked:
   * apart from the parameters that determine the page, it may only contain parameters that this call has as well.
   */
  from?: Position;
  /**
   * Whether this API ends its lists by leaving the link out. Otherwise a list ends with a link to `about:blank`, and a
   * missing link is an error.
   * @default false
   */
  endsWithoutLink?: boolean;
  /**
   * More query parameters that determine the page, for APIs other than ev.energy's: `["cursor"]`. A position may
   * contain them even if the call does not. `page`, `page_size`, `page_after` and `page_before` are known.
   */
  pagingParameters?: readonly string[];
}

/** Where to start, in lists with cursors. */
interface CursorOptions {
  /** Starts after the item with this ID or, in a log, this time. */
  after?: string;
  /** Starts just before the item with this ID or time and goes backward. It cannot be combined with `after`. */
  before?: string;
}

type StartOptions<Operation> = Operation extends { parameters: { query?: { page_after?: unknown } } }
  ? CursorOptions
  : { after?: never; before?: never };

/** openapi-fetch's other options: `headers`, `baseUrl`, `cache`, … */
interface FurtherOptions extends Omit<SharedOptions, "parseAs" | "signal"> {}

/**
 * What the list operation is called with.
 *
 * @typeParam ExtraOptions What a call of the client takes beside openapi-fetch's options.
 */
export type PaginateOptions<Operation, ExtraOptions = unknown> = ParamsOption<Operation> &
  WalkOptions &
  StartOptions<Operation> & {
    /** The references to replace with the resources they point to, in every item. */
    expand?: readonly ExpandName<Operation>[];
  } & FurtherOptions &
  ExtraOptions;

/** What a call of this client takes beside openapi-fetch's options: `timeoutMs`, for instance. */
export type ExtraOptionsOf<Source> = Source extends { readonly "~paths"?: unknown }
  ? Source extends {
      readonly GET: ExpandingMethod<
        infer _Paths extends object,
        infer _Method extends HttpMethod,
        infer _Failure,
        infer Extra
      >;
    }
    ? Extra
    : unknown
  : unknown;

/**
 * The options, refusing every name that they do not have. `Given` is inferred to be what the caller passes.
 *
 * It is inferred from both branches of the conditional, and the argument is checked by the first, where it is no part of
 * the type: there it would turn each misspelt name into a known one.
 */
export type Exactly<Given, Options> = Options &
  ([Given] extends [object] ? RefuseUnknownNames<Options, Given> : Given);

/**
 * What follows the path in a call without options: nothing or, where the operation requires some, the argument that is
 * missing. A call with options never fits, so that its errors are those of the signature with options.
 */
export type NoOptions<Options, Given> = Given extends readonly []
  ? HasName<RequiredKeysOf<Options>> extends true
    ? [options: Options]
    : Given
  : [];
