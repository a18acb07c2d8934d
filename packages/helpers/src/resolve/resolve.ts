import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { ResolveAsOptions, ResolveOptions, Resolver } from "./create-resolver.ts";
import { createResolver } from "./create-resolver.ts";
import type { ReadablePath, Resolved, ResolvedAs } from "./types/resolved.ts";

/** One resolver for each client. A weak map, so that a client can still be garbage-collected. */
const resolvers = new WeakMap<object, Resolver<unknown>>();

/**
 * Fetches the resource that a reference points to. All callers with the same client share requests, at most eight at a
 * time, and a cache of a thousand resources for a minute; {@link createResolver} has options for these.
 *
 * The result has the resource type in the reference's type (`string | User`). A reference that was narrowed to its URL has
 * type `string`, which names no resource: use `as` to name the path that reads it.
 *
 * @example
 * const user = await resolve(ev, vehicle.user, { as: "/users/{user_id}" });
 *
 * @throws {ResolveError} If the reference can't be followed. The error's `code` says why.
 */
export function resolve<
  Source extends ReadableClient,
  Value,
  const Path extends ReadablePath<PathsOf<Source>>,
>(
  client: Source,
  reference: Value,
  options: ResolveAsOptions<Path>,
): Promise<ResolvedAs<Value, PathsOf<Source>, Path>>;
export function resolve<Value>(
  client: ReadableClient,
  reference: Value,
  options?: ResolveOptions,
): Promise<Resolved<Value>>;
export function resolve(
  client: ReadableClient,
  reference: unknown,
  options?: ResolveOptions,
): Promise<unknown> {
  let resolver = resolvers.get(client);
  if (!resolver) {
    resolver = createResolver(client);
    resolvers.set(client, resolver);
  }
  return resolver.resolve(reference, options);
}
