import { QueryOptionError } from "../query-option-error.ts";
import { keyHeaders } from "./key-headers.ts";
import { keyValue } from "./key-value.ts";
import { scopeOf } from "./scope.ts";

/**
 * The key of a query or mutation: plain JSON, and the same in every process.
 *
 *     [scope,                    "/vehicles/{vehicle_id}", { vehicle_id: "vhcl01…" }, "GET", { query: { expand: ["trim"] } }]
 *      whose data                what                                              how    what else was asked
 *
 * Each beginning of it is a prefix for `invalidateQueries`: of one user, of one path, of one resource.
 */
export type OperationKey = readonly [
  scope: string,
  path: string,
  parameters: object,
  kind: string,
  asked: object,
];

/** The options of a call, as the code sees them. */
export interface AnyCallOptions {
  readonly scope?: unknown;
  readonly params?:
    | {
        readonly path?: Readonly<Record<string, unknown>> | undefined;
        readonly query?: Readonly<Record<string, unknown>> | undefined;
        readonly header?: Readonly<Record<string, unknown>> | undefined;
        readonly cookie?: Readonly<Record<string, unknown>> | undefined;
      }
    | undefined;
  readonly headers?: HeadersInit | Readonly<Record<string, unknown>> | undefined;
  readonly baseUrl?: string | undefined;
  /** Any other option. */
  readonly [name: string]: unknown;
}

/**
 * Options of openapi-fetch that change what is requested but can't stand in a key: set them on the client. The signal is
 * TanStack Query's own.
 */
const keyless = [
  "signal",
  "parseAs",
  "fetch",
  "Request",
  "middleware",
  "querySerializer",
  "bodySerializer",
  "pathSerializer",
] as const;

export type KeylessOption = (typeof keyless)[number];

/**
 * Options that change how a request is made, not what it returns: those of `RequestInit`, of platforms (`next`,
 * `dispatcher`, `cf`), and the client's own limits. A server may set them differently than a browser, and the browser is
 * to find what the server read.
 */
const transport = new Set(
  "cache priority keepalive mode redirect referrer referrerPolicy integrity window duplex next dispatcher cf proxy tls"
    .concat(" timeout timeoutMs totalTimeoutMs maxWaitMs retry budget")
    .split(" "),
);

/**
 * The key of a call.
 *
 * @param call What is being made, for errors.
 * @throws {QueryOptionError} for an option that can't stand in a key.
 */
export function callKey(
  call: string,
  client: object,
  path: string,
  kind: string,
  options: AnyCallOptions,
): OperationKey {
  const { scope, params = {}, headers, baseUrl, ...others } = options;
  for (const name of keyless) {
    if (others[name] === undefined) continue;
    throw new QueryOptionError(`${call}: ${name} can't be an option of a query, because no key can hold it`);
  }
  const { path: parameters, query, header, cookie } = params;
  const separated = scope !== undefined;
  const asked = {
    query: query && { ...query, ...(Array.isArray(query.expand) && { expand: [...query.expand].sort() }) },
    headers: keyHeaders(call, [headers, header, cookieHeader(cookie)], separated),
    baseUrl: baseUrl === undefined ? undefined : keyUrl(call, baseUrl),
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !transport.has(name))),
  };
  const value = (name: string, given: object | undefined) =>
    (keyValue(`${call}: ${name}`, given) ?? {}) as object;
  return [
    scopeOf(call, client, scope),
    path,
    value("params.path", parameters),
    kind,
    value("the options", asked),
  ];
}

/** Cookies hold sessions, so all of them count as one secret header. */
function cookieHeader(cookie: object | undefined): object | undefined {
  return cookie && Object.keys(cookie).length > 0 ? { cookie: "present" } : undefined;
}

function keyUrl(call: string, baseUrl: string): string {
  if (/^[^/?#]*\/\/[^/?#]*@/.test(baseUrl)) {
    throw new QueryOptionError(`${call}: baseUrl: expected a URL without user name and password`);
  }
  return baseUrl.replace(/\/$/, "");
}
