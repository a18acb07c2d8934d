import type { SuccessBody } from "../../calls/expanding-client.ts";
import type { NarrowReferences } from "../../expansion/narrow-references.ts";

/**
 * The resource type that a reference field of this type points to. For a plain string, the type is `unknown`: use `as` to
 * name the path that reads the resource.
 *
 * @example
 * type Log = Resolved<Vehicle["latest_status_log"]>;
 * //=> VehicleStatusLog | null
 */
export type Resolved<Value, Part = Value> = Part extends string
  ? [Extract<Value, object>] extends [never]
    ? unknown
    : never
  : Part;

/**
 * The paths of a description that have a parameter and a GET. Some of them read a list, such as
 * `/vehicles/{vehicle_id}/status_logs`; if such a path is passed as `as`, `resolve` rejects at run time.
 */
export type ReadablePath<Paths> = {
  [Path in keyof Paths]: Path extends `${string}{${string}`
    ? Paths[Path] extends { get: object }
      ? Path
      : never
    : never;
}[keyof Paths];

/**
 * The type that a reference resolves to with `as`: the resource that the path reads, with its references as URLs. Null and
 * an expanded reference keep their type.
 */
export type ResolvedAs<Value, Paths, Path extends keyof Paths> = Value extends string
  ? Paths[Path] extends { get: infer Operation }
    ? NarrowReferences<SuccessBody<Operation>, never, never>
    : never
  : Value;
