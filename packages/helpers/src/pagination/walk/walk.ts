import { cursors } from "../links/page-query.ts";
import { isPosition, type Position, type Relation, relations } from "../links/position.ts";
import type { WalkOptions } from "../paginate-options.ts";
import { PaginationError } from "../pagination-error.ts";
import { showValue } from "../show-value.ts";

/** A walk through one list: the operation, its parameters, and the part of the list to read. */
export interface Walk {
  readonly client: ListClient;
  /** The operation's path as in the spec: `/vehicles/{vehicle_id}/status_logs`. */
  readonly path: string;
  /** The path with its parameters: `/vehicles/vhcl01…/status_logs`. */
  readonly pathname: string;
  readonly params: ListParameters;
  /** The query parameters of every page: filters and `expand`. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** The query parameters that determine the first page: a cursor, or a page number. */
  readonly start: Readonly<Record<string, string>>;
  /** The names of the query parameters that determine a page. */
  readonly pagingParameters: ReadonlySet<string>;
  /** The options that are passed on to the client: `headers`, `baseUrl`, `cache`, … */
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

/** The only method of an openapi-fetch client that paging needs, with loose types. */
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

/** The options of `paginate` for any operation, with loose types. */
export interface AnyOptions extends WalkOptions {
  params?: ListParameters;
  expand?: readonly string[];
  after?: string;
  before?: string;
}

/** Query parameters that can't be passed in `params.query`, and the options to use instead. */
const optionOf = { page_size: "pageSize", page_after: "after", page_before: "before" } as const;

/** All names of {@link AnyOptions}, to recognise misspelt options. */
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
 * Validates the options of `paginate` and creates the walk from them.
 *
 * @throws {PaginationError} `invalidOption`, with the name of the option and the expected value.
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
  checkNames(path, init, params.query ?? {});
  check(
    path,
    isInteger(pageSize, 1),
    `pageSize must be an integer of at least 1, not ${showValue(pageSize)}`,
  );
  check(
    path,
    limit === Infinity || isInteger(limit, 0),
    `limit must be an integer of at least 0 or Infinity, not ${showValue(limit)}`,
  );
  check(
    path,
    Object.hasOwn(relations, direction),
    `direction must be "forward" or "backward", not ${showValue(direction)}`,
  );
  check(
    path,
    Array.isArray(pagingParameters) && pagingParameters.every((name) => typeof name === "string"),
    "pagingParameters must be an array of parameter names",
  );
  const relation = relations[direction];
  const starts = [after, before, from].filter((start) => start !== undefined);
  check(
    path,
    starts.length < 2 && (relation === "next" ? before : after) === undefined,
    "pass only one of after, before and from; after reads forward, before reads backward",
  );
  check(
    path,
    from !== undefined || !Object.hasOwn(options, "from"),
    "from is undefined; leave it out to begin at the start of the list. A page that was cut by limit has no position",
  );
  check(path, from === undefined || isPosition(from), "from must be the position of a page");
  for (const cursor of from ? [] : starts) {
    check(path, cursor && typeof cursor === "string", "after and before must be an ID or a timestamp");
  }

  const pagingNames = new Set(["page", "page_size", ...Object.values(cursors), ...pagingParameters]);
  const query = Object.entries({ ...params.query, ...(expand && { expand }) }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const paging = query
    .filter(([name]) => pagingNames.has(name))
    .map(([name, value]) => [name, String(value)]);
  check(
    path,
    relation === "next" || (before ?? from) !== undefined || paging.length > 0,
    "to read backward, pass before, from or the query parameter page",
  );
  const cursor = after ?? before;
  return {
    client: client as ListClient,
    path,
    pathname: path.replace(/\{([^{}]*)\}/g, (_, name) => encodeURIComponent(String(params.path?.[name]))),
    filters: Object.fromEntries(query.filter(([name]) => !pagingNames.has(name))),
    start: { ...Object.fromEntries(paging), ...(cursor !== undefined && { [cursors[relation]]: cursor }) },
    pagingParameters: pagingNames,
    ...{ params, init, relation, from, pageSize, limit, prefetch, endsWithoutLink, signal },
  };
}

/**
 * Rejects options that differ from a known one only in case, `_` or `-`, because they would have no effect, and query
 * parameters that have an option of their own.
 */
function checkNames(path: string, init: object, query: Readonly<Record<string, unknown>>): void {
  const normalized = (name: string): string => name.replace(/[_-]/g, "").toLowerCase();
  for (const name of Object.keys(init)) {
    const suggestion = Object.keys(optionNames).find((option) => normalized(option) === normalized(name));
    check(path, !suggestion, `unknown option ${name}; did you mean ${suggestion}?`);
  }
  for (const [name, option] of Object.entries(optionOf)) {
    check(path, query[name] === undefined, `params.query.${name} is not supported; use the option ${option}`);
  }
}

function isInteger(value: number, min: number): boolean {
  return Number.isInteger(value) && value >= min;
}

function check(path: string, valid: unknown, rule: string): void {
  if (!valid) throw new PaginationError("invalidOption", `GET ${path}: ${rule}`);
}
