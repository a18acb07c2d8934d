export type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
export {
  createResolver,
  type ResolveAsOptions,
  type ResolveOptions,
  type Resolver,
  type ResolverOptions,
} from "./create-resolver.ts";
export { expandAll } from "./expand-all.ts";
export type { ResourcePath, ResourcePaths } from "./match-reference.ts";
export { referenceUrl } from "./reference-url.ts";
export { resolve } from "./resolve.ts";
export { ResolveError, type ResolveErrorCode } from "./resolve-error.ts";
export type { ExpandedItem } from "./types/expanded-item.ts";
export type { ReferenceName } from "./types/reference-name.ts";
export type { ReadablePath, Resolved, ResolvedAs } from "./types/resolved.ts";
export type { ResourceOf } from "./types/resource-of.ts";
