import { resourcePaths } from "@ev-vehicles/types";
import { matchReference } from "./match-reference.ts";
import { readResource } from "./read-resource.ts";
import type { PathsOf, ReadableClient, ReadingClient } from "./readable-client.ts";
import { ResolveError } from "./resolve-error.ts";
import type { ResolveAsOptions, Resolver, ResolverOptions } from "./resolver.ts";
import { sharedReads } from "./shared-reads.ts";
import { taskQueue } from "./task-queue.ts";
import { forCaller, type WaitingCaller } from "./waiting-caller.ts";

/**
 * Creates a resolver, which follows references through a client. Every request goes to the client's own base URL, with
 * the path of the reference. So requests go to your proxy or mock server instead of the live host in the references,
 * and nothing is sent to any other host.
 *
 * @example
 * const resolver = createResolver(ev, { maxAgeMs: 3_600_000 });
 * const trim = await resolver.resolve(vehicle.trim, { as: "/vehicle_trims/{vehicle_trim_id}" });
 */
export function createResolver<Source extends ReadableClient>(
  client: Source,
  { maxEntries = 1000, maxAgeMs = 60_000, concurrency = 8, paths = resourcePaths }: ResolverOptions = {},
): Resolver<PathsOf<Source>> {
  const reads = sharedReads(maxEntries, maxAgeMs);
  const enqueue = taskQueue(concurrency);

  async function read(
    reference: string,
    names: readonly string[],
    caller: WaitingCaller,
    as?: string,
  ): Promise<object> {
    const target = matchReference(reference, paths);
    if (as && as !== target.path) {
      throw new ResolveError("wrongKind", reference, `Expected what GET ${as} reads`);
    }
    const expand = names.filter((name) => paths[target.path]?.expand.includes(name));
    const shared = await reads.share(
      JSON.stringify([target, expand]),
      (stop) =>
        enqueue(() => readResource(client as unknown as ReadingClient, reference, target, expand, stop)),
      caller,
    );
    // Return a copy, so that no caller can change what the next one gets.
    return structuredClone(shared);
  }

  return {
    resolve: async (reference: unknown, { as, signal }: Partial<ResolveAsOptions<string>> = {}) =>
      typeof reference === "string"
        ? forCaller(signal, async (caller) => read(reference, [], caller, as))
        : reference,
    clear: reads.clear,
    "~read": read,
  } as Resolver<PathsOf<Source>>;
}
