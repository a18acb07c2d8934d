/**
 * Whether an error may be about the connection to a server: the connection failed, was lost or timed out. A token error
 * counts unless it has a status: the token endpoint has then responded.
 */
export function isConnectionError(error: unknown): error is Error {
  const { kind, status } = Object(error) as { readonly kind?: unknown; readonly status?: unknown };
  if (!(error instanceof Error)) return false;
  return kind === "network" || kind === "timeout" || (kind === "token" && status === undefined);
}

/** Adds the host to a connection error, unless the client has already added it. */
export function addHost(error: unknown, baseUrl: string): unknown {
  if (isConnectionError(error) && !("host" in error)) Object.assign(error, { host: new URL(baseUrl).host });
  return error;
}
