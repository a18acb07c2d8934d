import { cursors } from "../links/page-query.ts";
import { isPosition, type Position, type Relation, relations } from "../links/position.ts";
import type { WalkOptions } from "../paginate-options.ts";
import { PaginationError } from "../pagination-error.ts";

/** A walk through one list: the operation as it is called for each page, and how far to go. */
export interface Walk {
  readonly client: ListClient;
  /** The operation's path as the description writes it: `/vehicles/{vehicle_id}/status_logs`. */
  readonly path: string;
  /** The same with its parameters filled in. */
  readonly pathname: string;
  readonly params: ListParameters;
  /** What the caller asks of every page: filters and `expand`. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** The parameters that place the first page: a cursor, or a page number. */
  readonly start: Readonly<Record<string, string>>;
  /** The names of the query parameters that place a page. */
  readonly pagingParameters: ReadonlySet<string>;
  /** Further options of openapi-fetch: `headers`, `baseUrl`, `cache`, … */
  readonly init: object;
  /** The links to follow: `next` forward, `previous` backward. */
  readonly relation: Relation;
  readonly from: Position | undefined;
  readonly pageSize: number;
  readonly limit: number;
  readonly prefetch: boolean;
  readonly endsWithoutLink: boolean;
  readonly signal: AbortSignal | undefined;
}

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

/** The query parameters that have an option of their own. */
const optionOf = { page_size: "pageSize", page_after: "after", page_before: "before" } as const;

/** All options that are not handed on to the client, to recognise misspelt ones by. */
const optionNames: Readonly<Record<keyof AnyOptions, true>> = {
  params: true,
  expand: true,
  after: true,
  before: true,
  pageSize: true,
  limit: true,
  signal: true,
  prefetch: true,
  direction: true,
  from: true,
  endsWithoutLink: true,
  pagingParameters: true,
};

/**
 * The walk that the options describe.
 *
 * @throws {PaginationError} `invalidOption`, naming the option and what was expected, before anything is requested.
 */
export function planWalk(client: object, path: string, options: AnyOptions = {}): Walk {
  const {
    params = {},
    expand,
    pageSize = 100,
    limit = Infinity,
    prefetch = false,
    endsWithoutLink = false,
    pagingParameters = [],
    signal,
    after,
    before,
    from,
    direction = before === undefined ? "forward" : "backward",
    ...init
  } = options;
  checkNames(init, params.query ?? {});
  check(isInteger(pageSize, 1), "pageSize must be an integer from 1 on");
  check(limit === Infinity || isInteger(limit, 0), "limit must be an integer from 0 on");
  check(Object.hasOwn(relations, direction), "direction must be forward or backward");
  check(
    Array.isArray(pagingParameters) && pagingParameters.every((name) => typeof name === "string"),
    "pagingParameters must be a list of names",
  );
  const relation = relations[direction];
  const starts = [after, before, from].filter((start) => start !== undefined);
  check(
    starts.length < 2 && (relation === "next" ? before : after) === undefined,
    "only one of after, before and from can be given; after goes forward, before backward",
  );
  check(
    from !== undefined || !Object.hasOwn(options, "from"),
    "from is undefined; leave it out to begin at the start of the list. A page that limit cut has no position",
  );
  check(from === undefined || isPosition(from), "from must be the position of a page");
  for (const cursor of from ? [] : starts) {
    check(cursor && typeof cursor === "string", "after and before must be an id or a time");
  }

  const paging = new Set(["page", "page_size", ...Object.values(cursors), ...pagingParameters]);
  const given = Object.entries({ ...params.query, ...(expand && { expand }) }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const places = given.filter(([name]) => paging.has(name)).map(([name, value]) => [name, String(value)]);
  check(
    relation === "next" || (before ?? from) !== undefined || places.length > 0,
    "backward must have before, from or a page",
  );
  const cursor = after ?? before;
  return {
    client: client as ListClient,
    path,
    pathname: path.replace(/\{([^{}]*)\}/g, (_, name) => encodeURIComponent(String(params.path?.[name]))),
    filters: Object.fromEntries(given.filter(([name]) => !paging.has(name))),
    start: { ...Object.fromEntries(places), ...(cursor !== undefined && { [cursors[relation]]: cursor }) },
    pagingParameters: paging,
    ...{ params, init, relation, from, pageSize, limit, prefetch, endsWithoutLink, signal },
  };
}

/** Refuses what would be ignored: a misspelt option, and a query parameter that has an option of its own. */
function checkNames(init: object, given: Readonly<Record<string, unknown>>): void {
  const bare = (name: string): string => name.replace(/[_-]/g, "").toLowerCase();
  for (const name of Object.keys(init)) {
    const meant = Object.keys(optionNames).find((option) => bare(option) === bare(name));
    check(!meant, `there is no option ${name}; did you mean ${meant}?`);
  }
  for (const [name, option] of Object.entries(optionOf)) {
    check(given[name] === undefined, `params.query.${name} can't be given; use the option ${option}`);
  }
}

function isInteger(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}

function check(holds: unknown, rule: string): void {
  if (!holds) throw new PaginationError("invalidOption", `paginate: ${rule}`);
}
