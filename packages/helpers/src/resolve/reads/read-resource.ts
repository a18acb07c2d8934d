import type { ReferenceTarget } from "../match-reference.ts";
import { ResolveError, type ResolveErrorCode } from "../resolve-error.ts";

/** A client's `GET`, with the types that `readResource` needs. */
export interface ReadingClient {
  GET(
    path: string,
    options: {
      params: { path: Readonly<Record<string, string>>; query?: { expand: readonly string[] } };
      signal: AbortSignal;
    },
  ): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

/**
 * Reads one resource through the client.
 *
 * @throws {ResolveError} If the request fails or returns no resource. If the signal has already aborted, the signal's
 * reason is thrown.
 */
export async function readResource(
  client: ReadingClient,
  reference: string,
  { path, params }: ReferenceTarget,
  expand: readonly string[],
  signal: AbortSignal,
): Promise<object> {
  signal.throwIfAborted();
  const fail = (code: ResolveErrorCode, what: string, options: ErrorOptions & { status?: number }): never => {
    throw new ResolveError(code, reference, `GET ${path} ${what}`, options);
  };
  const query = expand.length > 0 ? { query: { expand } } : {};
  const { data, error, response } = await client
    .GET(path, { params: { path: params, ...query }, signal })
    .catch((cause: unknown) => fail("requestFailed", "got no response", { cause }));
  const { ok, status } = response;
  if (!ok) return fail("requestFailed", `returned ${status}`, { cause: error, status });
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return fail("unexpectedBody", "returned no resource", { status });
  }
  return data;
}
