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
 * `invalidateQueries` also accepts a prefix of the key: for one scope, one path or one resource.
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
 * Options of openapi-fetch that are not supported: `signal`, because TanStack Query passes its own; `parseAs`, because the
 * data must be JSON; the others, because they can't be in a key. Those can be set on the client.
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

/** Why an option is not supported, if it can't be set on the client either. */
const otherReasons: { readonly [Name in KeylessOption]?: string } = {
  signal: "TanStack Query passes its own",
  parseAs: "the data must be JSON",
};

/**
 * Options that change how a request is sent, but not what it returns: some of `RequestInit`, those of platforms (`next`,
 * `dispatcher`, `cf`), and the client's time limits, retries and budget. They are not in the key, so that a browser finds
 * the data that a server fetched with different settings.
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
 * @throws {QueryOptionError} If an option can't be in a key, or if there is no scope.
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
    throw new QueryOptionError(
      `${call}: the option ${name} is not supported, because ${otherReasons[name] ?? "it can't be part of the key; set it on the client"}`,
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

/** Represents all cookies by one header, which counts as a secret, because cookies contain sessions. */
function cookieHeader(cookie: object | undefined): object | undefined {
  return cookie && Object.keys(cookie).length > 0 ? { cookie: "present" } : undefined;
}

function keyUrl(call: string, baseUrl: string): string {
  if (/^[^/?#]*\/\/[^/?#]*@/.test(baseUrl)) {
    throw new QueryOptionError(
      `${call}: baseUrl must be a URL without a user name or password, because it is part of the key`,
    );
  }
  return baseUrl.replace(/\/$/, "");
}
