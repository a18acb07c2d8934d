import type { ReadablePath, Resolved, ResolvedAs } from "./resolved.ts";
import type { ResourcePaths } from "./resource-paths.ts";
import type { WaitingCaller } from "./waiting-caller.ts";

/** The cache and concurrency limits of a resolver. */
export interface ResolverOptions {
  /**
   * The maximum number of cached resources; beyond it, the least recently used ones are removed.
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
   * Which path reads which resource; set it for another API.
   * @default `resourcePaths` of `@ev-vehicles/types`
   */
  paths?: ResourcePaths;
}

/** How one reference is followed. */
export interface ResolveOptions {
  /** Stops waiting, with the signal's reason. The request is aborted too, unless another caller waits for it. */
  signal?: AbortSignal;
}

/** Options for a reference whose type does not say what it points to. */
export interface ResolveAsOptions<Path> extends ResolveOptions {
  /** The path that reads the resource. It determines the type, and the reference is checked against it. */
  as: Path;
}

/** Follows references, and caches what it read. */
export interface Resolver<Paths> {
  /**
   * Returns the resource that a reference points to. A reference that is already expanded, or null, is returned
   * unchanged. Each caller gets its own copy.
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
  /** Carries the description's paths in the type; never set. */
  readonly "~paths"?: Paths;
  /** Reads a reference with as many of these names expanded as its operation offers. For `expandAll`. */
  "~read"(reference: string, names: readonly string[], caller: WaitingCaller): Promise<object>;
}
