/** Whether an error is about the connection to a server: it failed, was lost or timed out. */
export function isConnectionError(error: unknown): error is Error {
  const { kind } = Object(error) as { readonly kind?: unknown };
  return error instanceof Error && (kind === "network" || kind === "timeout" || kind === "token");
}

/** Adds the host to a connection error, unless the client has already added it. */
export function addHost(error: unknown, baseUrl: string): unknown {
  if (isConnectionError(error) && !("host" in error)) Object.assign(error, { host: new URL(baseUrl).host });
  return error;
}
