import { resourcePaths } from "@ev-vehicles/types";
import { matchReference } from "./match-reference.ts";
import { readResource } from "./read-resource.ts";
import type { ReadableClient, ReadingClient } from "./readable-client.ts";
import { RecentValues } from "./recent-values.ts";
import { ResolveError } from "./resolve-error.ts";
import type { ResolveAsOptions, Resolver, ResolverOptions } from "./resolver.ts";
import { SharedTasks } from "./shared-tasks.ts";
import { TaskQueue } from "./task-queue.ts";
import { unknownReference } from "./unknown-reference.ts";

/**
 * Makes a resolver, which follows references through a client. Every request goes to the client's own base URL,
 * by the path of the reference: a proxy or a mock server is asked in the place of the live host that references
 * name, and nothing is sent to any other.
 *
 * @example
 * const resolver = createResolver(ev, { maxAgeMs: 3_600_000 });
 * const trim = await resolver.resolve(vehicle.trim, { as: "/vehicle_trims/{vehicle_trim_id}" });
 */
export function createResolver<Paths extends object>(
  client: ReadableClient<Paths>,
  { maxEntries = 1000, maxAgeMs = 60_000, concurrency = 8, paths = resourcePaths }: ResolverOptions = {},
): Resolver<Paths> {
  const recent = new RecentValues<object>(maxEntries, maxAgeMs);
  const tasks = new SharedTasks<object>();
  const queue = new TaskQueue(concurrency);

  async function read(
    reference: string,
    names: readonly string[],
    signal?: AbortSignal,
    as?: string,
  ): Promise<object> {
    signal?.throwIfAborted();
    const target = matchReference(reference, paths);
    if (!target) throw unknownReference(reference, paths);
    if (as !== undefined && as !== target.path) {
      throw new ResolveError("wrongKind", reference, `Expected what GET ${as} reads`);
    }
    const expand = names.filter((name) => paths[target.path]?.expand.includes(name));
    const key = JSON.stringify([target, expand]);
    return (
      recent.get(key) ??
      tasks.share(
        key,
        signal,
        (stop) =>
          queue.run(() => readResource(client as unknown as ReadingClient, reference, target, expand, stop)),
        (resource) => recent.set(key, resource),
      )
    );
  }

  return {
    resolve: async (reference: unknown, { as, signal }: Partial<ResolveAsOptions<string>> = {}) =>
      typeof reference === "string" ? read(reference, [], signal, as) : reference,
    clear() {
      recent.clear();
      tasks.forget();
    },
    "~read": read,
  } as Resolver<Paths>;
}
