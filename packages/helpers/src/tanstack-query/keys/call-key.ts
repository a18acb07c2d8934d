import { QueryOptionError } from "../errors.ts";
import { keyHeaders } from "./key-headers.ts";
import { keyValue } from "./key-value.ts";
import { scopeOf } from "./scope.ts";

/**
 * The key of a query or mutation: plain JSON, and the same in every process.
 *
 *     [scope,      "/vehicles/{vehicle_id}", { vehicle_id: "vhcl01…" }, "GET", { query: { expand: ["trim"] } }]
 *      whose data  path                      path parameters             kind   other options
 *
 * Each prefix of it works with `invalidateQueries`: for one scope, one path or one resource.
 */
export type OperationKey = readonly [
  scope: string,
  path: string,
  parameters: object,
  kind: string,
  options: object,
];

/** The options of a call, with loose types. */
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
 * Options of openapi-fetch that change the request but can't be in a key; they belong on the client. TanStack Query has
 * its own signal.
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
 * Options that change how a request is sent, but not what it returns: those of `RequestInit`, of platforms (`next`,
 * `dispatcher`, `cf`), and the client's own limits. They are not in the key, so that a browser finds the data that a
 * server fetched with different settings.
 */
const transport = new Set(
  "cache priority keepalive mode redirect referrer referrerPolicy integrity window duplex next dispatcher cf proxy tls"
    .concat(" timeout timeoutMs totalTimeoutMs maxWaitMs retry budget")
    .split(" "),
);

/**
 * The key of a call.
 *
 * @param call The function and the operation, for error messages: `queryOptions: GET /vehicles`.
 * @throws {QueryOptionError} For an option that can't be in a key.
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
    const instead = name === "signal" ? "TanStack Query passes its own" : "set it on the client";
    throw new QueryOptionError(
      `${call}: the option ${name} is not supported, because it can't be part of the key; ${instead}`,
    );
  }
  const { path: parameters, query, header, cookie } = params;
  const keyed = {
    query: query && { ...query, ...(Array.isArray(query.expand) && { expand: [...query.expand].sort() }) },
    headers: keyHeaders(call, [headers, header, cookieHeader(cookie)], scope !== undefined),
    baseUrl: baseUrl === undefined ? undefined : keyUrl(call, baseUrl),
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !transport.has(name))),
  };
  const plain = (name: string, value: object | undefined) =>
    (keyValue(`${call}: ${name}`, value) ?? {}) as object;
  return [
    scopeOf(call, client, scope),
    path,
    plain("params.path", parameters),
    kind,
    plain("options", keyed),
  ];
}

/** All cookies count as one secret header, because they contain sessions. */
function cookieHeader(cookie: object | undefined): object | undefined {
  return cookie && Object.keys(cookie).length > 0 ? { cookie: "present" } : undefined;
}

function keyUrl(call: string, baseUrl: string): string {
  if (/^[^/?#]*\/\/[^/?#]*@/.test(baseUrl)) {
    throw new QueryOptionError(
      `${call}: baseUrl must be a URL without user name and password, because it is part of the key`,
    );
  }
  return baseUrl.replace(/\/$/, "");
}
