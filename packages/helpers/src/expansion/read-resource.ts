import type { ReferenceTarget } from "./match-reference.ts";
import type { ReadingClient } from "./readable-client.ts";
import { ResolveError } from "./resolve-error.ts";

/** Reads one resource through the client. Whatever goes wrong names the reference that led there. */
export async function readResource(
  client: ReadingClient,
  reference: string,
  { path, params }: ReferenceTarget,
  expand: readonly string[],
  signal: AbortSignal,
): Promise<object> {
  signal.throwIfAborted();
  const query = expand.length > 0 ? { query: { expand } } : {};
  const { data, error, response } = await client
    .GET(path, { params: { path: params, ...query }, signal })
    .catch((cause: unknown) => {
      throw new ResolveError("requestFailed", reference, `GET ${path} got no answer`, { cause });
    });
  const { ok, status } = response;
  if (!ok) {
    const message = `GET ${path} answered ${status}`;
    throw new ResolveError("requestFailed", reference, message, { cause: error, status });
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    throw new ResolveError("unexpectedBody", reference, `GET ${path} answered no resource`, { status });
  }
  return data;
}
