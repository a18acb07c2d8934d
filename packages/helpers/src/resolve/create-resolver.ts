import { resourcePaths } from "@ev-vehicles/types";
import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import { matchReference, type ResourcePaths } from "./match-reference.ts";
import { type ReadingClient, readResource } from "./reads/read-resource.ts";
import { sharedReads } from "./reads/shared-reads.ts";
import { taskQueue } from "./reads/task-queue.ts";
import { forCaller, type WaitingCaller } from "./reads/waiting-caller.ts";
import { ResolveError } from "./resolve-error.ts";
import type { ReadablePath, Resolved, ResolvedAs } from "./types/resolved.ts";

/** The cache and concurrency limits of a resolver. */
export interface ResolverOptions {
  /**
   * The maximum number of cached resources. When there are more, the least recently used ones are removed.
   * @default 1000
   */
  maxEntries?: number;
  /**
   * How long a resource is cached, in milliseconds. With 0, nothing is cached, but callers that ask for the same
   * resource while it is being fetched still share one request.
   * @default 60_000
   */
  maxAgeMs?: number;
  /**
   * The maximum number of requests at the same time.
   * @default 8
   */
  concurrency?: number;
  /**
   * The paths that read one resource each. Set this option for another API.
   * @default `resourcePaths` of `@ev-vehicles/types`
   */
  paths?: ResourcePaths;
}

/** The options for following one reference. */
export interface ResolveOptions {
  /**
   * If the signal aborts, the promise rejects with the signal's reason. A request that no other caller waits for is
   * aborted too.
   */
  signal?: AbortSignal;
}

/** Options for a reference whose type does not say what it points to. */
export interface ResolveAsOptions<Path> extends ResolveOptions {
  /** The path that reads the resource. It determines the type of the result; a reference to anything else is rejected. */
  as: Path;
}

/** Follows references, and caches the resources. */
export interface Resolver<Paths> {
  /**
   * Returns the resource that a reference points to. A reference that is already expanded, or null, is returned
   * unchanged. Each call returns its own copy of a fetched resource.
   *
   * @throws {ResolveError} If the reference can't be followed.
   */
  resolve<Value, const Path extends ReadablePath<Paths>>(
    reference: Value,
    options: ResolveAsOptions<Path>,
  ): Promise<ResolvedAs<Value, Paths, Path>>;
  resolve<Value>(reference: Value, options?: ResolveOptions): Promise<Resolved<Value>>;
  /** Clears the cache, for example after a write. */
  clear(): void;
  /** Only for type inference: the description's paths. Never set. */
  readonly "~paths"?: Paths;
  /** For `expandAll`: reads a reference, and lets the server expand those names that the operation offers. */
  "~read"(reference: string, names: readonly string[], caller: WaitingCaller): Promise<object>;
}

/**
 * Creates a resolver, which follows references through a client. Only the path is taken from a reference: every request
 * goes to the client's own base URL. So requests go to your proxy or mock server instead of the live host in the
 * references, and nothing is sent to any other host.
 *
 * @example
 * const resolver = createResolver(ev, { maxAgeMs: 3_600_000 });
 * const trim = await resolver.resolve(vehicle.trim, { as: "/vehicle_trims/{vehicle_trim_id}" });
 */
export function createResolver<Source extends ReadableClient>(
  client: Source,
  options: ResolverOptions = {},
): Resolver<PathsOf<Source>> {
  const { maxEntries = 1000, maxAgeMs = 60_000, concurrency = 8 } = options;
  const paths: ResourcePaths = options.paths ?? resourcePaths;
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
      throw new ResolveError(
        "wrongKind",
        reference,
        `GET ${as}, the path in the option "as", does not read this reference`,
      );
    }
    const expand = names.filter((name) => paths[target.path]?.expand.includes(name));
    const shared = await reads.share(
      JSON.stringify([target, expand]),
      (stop) =>
        enqueue(() => readResource(client as unknown as ReadingClient, reference, target, expand, stop)),
      caller,
    );
    // Each caller gets its own copy, so no caller can change what another one reads.
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
