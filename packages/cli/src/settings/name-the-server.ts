/** Whether an error is about the connection to a server: none came about, it broke off, or it took too long. */
export function isConnectionError(error: unknown): error is Error {
  const { kind } = Object(error) as { readonly kind?: unknown };
  return error instanceof Error && (kind === "network" || kind === "timeout" || kind === "token");
}

/** Adds the host to an error about a connection, unless the client has said it. */
export function nameTheServer(error: unknown, baseUrl: string): unknown {
  if (isConnectionError(error) && !("host" in error)) Object.assign(error, { host: new URL(baseUrl).host });
  return error;
}
