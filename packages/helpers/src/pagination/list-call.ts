/**
 * One list operation, as it is called for each of its pages: everything but the page's own query.
 */
export interface ListCall {
  readonly client: ListClient;
  /** The operation's path as the description writes it: `/vehicles/{vehicle_id}/status_logs`. */
  readonly path: string;
  /** The same with its parameters in place. */
  readonly pathname: string;
  readonly params: ListParameters;
  /** What every page is asked with, unless its link says otherwise. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Further options of openapi-fetch: `headers`, `baseUrl`, `cache`, … */
  readonly init: object;
}

export interface ListParameters {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** The one method that paging needs of an openapi-fetch client, with its types wide open. */
export interface ListClient {
  GET(
    path: string,
    init: object,
  ): Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;
}

/** A path template with its parameters in place, encoded: `/vehicles/vhcl01…/status_logs`. */
export function fillPath(path: string, parameters: ListParameters["path"] = {}): string {
  return path.replace(/\{([^{}]*)\}/g, (_, name) => encodeURIComponent(String(parameters[name])));
}
