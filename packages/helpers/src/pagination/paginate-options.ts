import type { FetchOptions } from "openapi-fetch";
import type { RequiredKeysOf } from "openapi-typescript-helpers";
import type { ExpandName } from "../expand-name.ts";
import type { Direction, Position } from "./position.ts";

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
    ? { params?: ListParametersOf<Operation> }
    : { params: ListParametersOf<Operation> };

/** How far to go and in which steps. */
export interface WalkOptions {
  /**
   * How many items a page holds at most. The more, the fewer requests of the hourly budget are needed; the ev.energy API
   * allows 1 to 100. It is the size of every page, whatever the links say, except where `limit` leaves less, and where a
   * position counts pages of another size by their number.
   * @default 100
   */
  pageSize?: number;
  /**
   * How many items to read at most. The last page is asked for no larger than that. If it holds more all the same, as
   * the pages of a list that counts them do, it is cut and has no position.
   * @default Infinity
   */
  limit?: number;
  /** Ends the walk at once, wherever it is: it throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Whether the next page is requested while you work on this one: one page, never past the limit.
   * @default false
   */
  prefetch?: boolean;
  /**
   * The way to go. Backward, the items come in reverse order, and `before`, `from` or a page number says where
   * to begin.
   * @default "backward" with `before`, otherwise "forward"
   */
  direction?: Direction;
  /**
   * The {@link Position} of a page to go on from. Excludes `after` and `before`. It is checked: apart from the parameters
   * that place a page it may hold only what this call asks for as well.
   */
  from?: Position;
  /**
   * Whether this API ends its lists by leaving the link out. If not, a list ends with a link to `about:blank`, and a
   * missing link is an error.
   * @default false
   */
  endsWithoutLink?: boolean;
  /**
   * Further query parameters that place a page, in APIs other than ev.energy's: `["cursor"]`. A position may hold them
   * although the call does not. `page`, `page_size`, `page_after` and `page_before` are known.
   */
  pagingParameters?: readonly string[];
}

/** Where to begin, in the lists that have cursors. */
interface CursorOptions {
  /** Begins after the item with this id or, in a log, this time. */
  after?: string;
  /** Begins just before the item with this id or time and goes backward. Excludes `after`. */
  before?: string;
}

type StartOptions<Operation> = Operation extends { parameters: { query?: { page_after?: unknown } } }
  ? CursorOptions
  : { after?: never; before?: never };

/** What openapi-fetch takes beside: `headers`, `baseUrl`, `cache`, … */
interface FurtherOptions extends Omit<FetchOptions<unknown>, "params" | "body" | "parseAs" | "signal"> {}

/** What the list operation is called with. */
export type PaginateOptions<Operation> = ParamsOption<Operation> &
  WalkOptions &
  StartOptions<Operation> & {
    /** The references to replace by the resources they point to, in every item. */
    expand?: readonly ExpandName<Operation>[];
  } & FurtherOptions;

/**
 * The options, refusing every name that they do not have. `Given` is inferred to be what the caller passes.
 *
 * The first branch of the conditional is never taken. It is there so that `Given` can be inferred from the argument, while
 * the argument is checked against `Options` alone: for an object literal TypeScript reports an unknown name by itself, with
 * a suggestion. Intersecting `Given` with the options would make every name a known one.
 */
export type Exactly<Given, Options> = [Given] extends [never]
  ? Given
  : Options & NoUnknownNames<Given, Options>;

/** What TypeScript does not check by itself: names in a variable, and in a query that has no parameters at all. */
type NoUnknownNames<Given, Options> = RefuseNames<UnknownName<Given, Options>, keyof Options> &
  NoUnknownParameters<Given, Options, "query"> &
  NoUnknownParameters<Given, Options, "header"> &
  NoUnknownParameters<Given, Options, "path">;

type NoUnknownParameters<Given, Options, Kind extends string> = Given extends {
  params?: { [Key in Kind]?: infer Names };
}
  ? Options extends { params?: { [Key in Kind]?: infer Known } }
    ? RefuseNames<UnknownName<NonNullable<Names>, NonNullable<Known>>, keyof NonNullable<Known>>
    : unknown
  : unknown;

type UnknownName<Given, Known> = Given extends unknown ? Exclude<keyof Given, keyof Known> : never;

/** Nothing where no name is unknown; otherwise a type that no object has, whose name tells what is wrong. */
type RefuseNames<Unknown, Known> = [Unknown] extends [never] ? unknown : UnknownParameter<Unknown, Known>;

/** The error for a name that the operation does not have, as TypeScript shows it. */
export interface UnknownParameter<Name, Known> {
  readonly "~unknown name": Name;
  readonly "~known names": Known;
}
