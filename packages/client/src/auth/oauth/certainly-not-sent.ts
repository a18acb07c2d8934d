/**
 * Whether an error of the global `fetch` proves that no byte of the request left: the connection was never made. Node
 * puts the system's error on the `cause` of the TypeError, with the system call:
 *
 *     TypeError: fetch failed
 *       cause: Error: connect ECONNREFUSED 127.0.0.1:9   { code: "ECONNREFUSED", syscall: "connect" }
 *
 * The code alone proves nothing: EHOSTUNREACH can come from `read` or `write`, long after the request was sent.
 */
export function certainlyNotSent(error: unknown): boolean {
  return failedToConnect(error) || failedToConnect((error as { cause?: unknown } | undefined)?.cause);
}

function failedToConnect(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, syscall, errors } = error as { code?: unknown; syscall?: unknown; errors?: unknown };
  // Of several addresses, such as those of localhost, each has to have failed.
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(failedToConnect);
  if (code === "UND_ERR_CONNECT_TIMEOUT" || (code === "ConnectionRefused" && "Bun" in globalThis))
    return true;
  return syscall === "connect" || syscall === "getaddrinfo";
}
