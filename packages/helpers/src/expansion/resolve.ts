import { createResolver } from "./create-resolver.ts";
import type { PathsOf, ReadableClient } from "./readable-client.ts";
import type { ReadablePath, Resolved, ResolvedAs } from "./resolved.ts";
import type { ResolveAsOptions, ResolveOptions, Resolver } from "./resolver.ts";

/** One resolver for each client that was seen; it goes with the client. */
const resolvers = new WeakMap<object, Resolver<unknown>>();

/**
 * Fetches what a reference points to. Everybody who asks through the same client shares requests, at most eight at
 * a time, and a memory of a thousand resources for a minute; {@link createResolver} has these as options.
 *
 * The type is the one of the field, where the field's type says it. A reference that was narrowed to its URL is a
 * plain string: name the path that reads it, with `as`.
 *
 * @example
 * const user = await resolve(ev, vehicle.user, { as: "/users/{user_id}" });
 *
 * @throws {ResolveError} Where the reference can't be followed: nothing reads it, or the request failed.
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
