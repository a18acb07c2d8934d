/** What is known of a path that reads one resource. */
export interface ResourcePath {
  /** The letters that begin an id, by path parameter. A parameter that is no id, such as a time, is left out. */
  readonly ids: Readonly<Record<string, string>>;
  /** The names that its operation expands. */
  readonly expand: readonly string[];
}

/** The paths that read one resource, such as `/vehicles/{vehicle_id}`. `@ev-vehicles/types` has the API's. */
export type ResourcePaths = Readonly<Record<string, ResourcePath>>;
