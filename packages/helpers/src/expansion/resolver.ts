import type { ReadablePath, Resolved, ResolvedAs } from "./resolved.ts";
import type { ResourcePaths } from "./resource-paths.ts";
import type { WaitingCaller } from "./waiting-caller.ts";

/** How much a resolver remembers, and how much it does at once. */
export interface ResolverOptions {
  /**
   * How many resources are remembered; of more, those asked for least recently are forgotten.
   * @default 1000
   */
  maxEntries?: number;
  /**
   * Milliseconds for which a resource is remembered. 0 remembers nothing, but those who ask for the same resource
   * while it is being fetched still share one request.
   * @default 60_000
   */
  maxAgeMs?: number;
  /**
   * How many requests run at the same time.
   * @default 8
   */
  concurrency?: number;
  /**
   * Which path reads which resource, for another API than this one.
   * @default `resourcePaths` of `@ev-vehicles/types`
   */
  paths?: ResourcePaths;
}

/** How one reference is followed. */
export interface ResolveOptions {
  /** Stops waiting, with the signal's reason; the request too, if nobody else waits for it. */
  signal?: AbortSignal;
}

/** Options of a reference whose type does not say what it points to. */
export interface ResolveAsOptions<Path> extends ResolveOptions {
  /** The path that reads what the reference must point to. It decides the type, and is checked. */
  as: Path;
}

/** Follows references, and remembers what it read. */
export interface Resolver<Paths> {
  /**
   * The resource that a reference points to; the reference itself where it is expanded already, or null. Every caller
   * gets an object of their own.
   *
   * @throws {ResolveError} Where it can't be followed.
   */
  resolve<Value, const Path extends ReadablePath<Paths>>(
    reference: Value,
    options: ResolveAsOptions<Path>,
  ): Promise<ResolvedAs<Value, Paths, Path>>;
  resolve<Value>(reference: Value, options?: ResolveOptions): Promise<Resolved<Value>>;
  /** Forgets everything, after a write for instance. */
  clear(): void;
  /** Carries the description's paths in the type; never set. */
  readonly "~paths"?: Paths;
  /** Reads a reference with as many of these names expanded as its operation offers. For `expandAll`. */
  "~read"(reference: string, names: readonly string[], caller: WaitingCaller): Promise<object>;
}
