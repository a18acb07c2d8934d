export type { ExpandName } from "./expand-name.ts";
export type { Expanded } from "./expanded.ts";
export type { CallOptions, CallResult, ExpandingClient, ExpandingMethod } from "./expanding-client.ts";
export { isExpanded } from "./is-expanded.ts";
