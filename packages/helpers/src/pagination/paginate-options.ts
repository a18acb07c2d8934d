import type { FetchOptions } from "openapi-fetch";
import type { RequiredKeysOf } from "openapi-typescript-helpers";
import type { ExpandName } from "../expand-name.ts";
import type { Direction, Position } from "./position.ts";

/** The query parameters that say where a page lies: `paginate` and the links set them. */
type PlaceParameter = "page_size" | "page_after" | "page_before";

/** The query parameters that choose among the items. */
type Filters<Query> = Query extends object
  ? { [Name in keyof Query as Exclude<Name, PlaceParameter | "expand">]: Query[Name] }
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
   * How many items a page holds at most. The more, the fewer requests are taken from the hourly budget; the
   * ev.energy API allows 1 to 100.
   * @default 100
   */
  pageSize?: number;
  /**
   * How many items to read at most. The last page is cut there, and its position leads to the rest of it.
   * @default Infinity
   */
  limit?: number;
  /** Ends the walk at once, wherever it is: it throws the signal's reason. */
  signal?: AbortSignal;
  /**
   * Whether the next page is requested while this one is worked on: one page, never past the limit.
   * @default false
   */
  prefetch?: boolean;
  /**
   * The way to go. Backward, the items come in reverse order, and `before`, `from` or a page number says where
   * to begin.
   * @default "backward" with `before`, otherwise "forward"
   */
  direction?: Direction;
  /** The {@link Position} of a page to go on from. Excludes `after` and `before`. */
  from?: Position;
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
 * The part of the options that decides the type of an item, and is inferred from them. `& object` lets options
 * without that part be inferred as they are: TypeScript takes a value that shares nothing with an all-optional
 * type for a mistake, and would infer "any names" instead of "none".
 */
export type ItemOptions<Operation> = object & { expand?: readonly ExpandName<Operation>[] };

/** Refuses keys that `Shape` does not have, in the options and in their query, header and path parameters. */
export type NoOtherKeys<Options, Shape> = {
  [Key in keyof Options]: Key extends keyof Shape
    ? Key extends "params" | "query" | "header" | "path"
      ? NoOtherKeys<Options[Key], NonNullable<Shape[Key]>>
      : unknown
    : never;
};
