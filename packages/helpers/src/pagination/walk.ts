import type { WalkOptions } from "./paginate-options.ts";
import { PaginationError } from "./pagination-error.ts";
import { isPosition, type Position } from "./position.ts";

/** A walk through one list: the operation as it is called for each page, and how far to go. */
export interface Walk {
  readonly client: ListClient;
  /** The operation's path as the description writes it: `/vehicles/{vehicle_id}/status_logs`. */
  readonly path: string;
  /** The same with its parameters in place. */
  readonly pathname: string;
  readonly params: ListParameters;
  /** What every page is asked with, beside its size, unless its link says otherwise. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Further options of openapi-fetch: `headers`, `baseUrl`, `cache`, … */
  readonly init: object;
  /** The links to follow: `next` forward, `previous` backward. */
  readonly relation: keyof Position;
  /** The id or time to begin after, or before. */
  readonly cursor: string | undefined;
  readonly from: Position | undefined;
  readonly pageSize: number;
  readonly limit: number;
  readonly prefetch: boolean;
  readonly signal: AbortSignal | undefined;
}

const relations = { forward: "next", backward: "previous" } as const;

/** The one method that paging needs of an openapi-fetch client, with its types wide open. */
export interface ListClient {
  GET(
    path: string,
    init: object,
  ): Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;
}

interface ListParameters {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** The options of `paginate` for any operation, as the code sees them. */
export interface AnyOptions extends WalkOptions {
  params?: ListParameters;
  expand?: readonly string[];
  after?: string;
  before?: string;
}

/**
 * The walk that the options describe.
 *
 * @throws {PaginationError} `invalidOption`, naming the option and what was expected, before anything is requested.
 */
export function planWalk(client: object, path: string, options: AnyOptions): Walk {
  const {
    params = {},
    expand,
    pageSize = 100,
    limit = Infinity,
    prefetch = false,
    signal,
    after,
    before,
    from,
    direction = before === undefined ? "forward" : "backward",
    ...init
  } = options;
  const relation = relations[direction];
  const starts = [after, before, from].filter((start) => start !== undefined);

  check(isInteger(pageSize, 1), "pageSize must be an integer from 1 on");
  check(limit === Infinity || isInteger(limit, 0), "limit must be an integer from 0 on");
  check(Object.hasOwn(relations, direction), "direction must be forward or backward");
  check(
    starts.length < 2 && (relation === "next" ? before : after) === undefined,
    "only one of after, before and from can be given; after goes forward, before backward",
  );
  check(from === undefined || isPosition(from), "from must be the position of a page");
  for (const cursor of from ? [] : starts) {
    check(cursor && typeof cursor === "string", "after and before must be an id or a time");
  }
  check(
    relation === "next" || (before ?? from ?? params.query?.page) !== undefined,
    "backward must have before, from or a page",
  );
  return {
    client: client as ListClient,
    path,
    query: { ...params.query, ...(expand && { expand }) },
    pathname: path.replace(/\{([^{}]*)\}/g, (_, name) => encodeURIComponent(String(params.path?.[name]))),
    cursor: after ?? before,
    ...{ params, init, relation, from, pageSize, limit, prefetch, signal },
  };
}

function isInteger(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}

function check(holds: unknown, rule: string): void {
  if (!holds) throw new PaginationError("invalidOption", `paginate: ${rule}`);
}
