import type { SuccessBody } from "../../calls/expanding-client.ts";
import type { NarrowReferences } from "../../expansion/narrow-references.ts";

/**
 * The resource type that a reference field of this type points to. For a plain string it is `unknown`; use `as` to name
 * it.
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

/** The paths of a description that read one resource by parameters in the path. */
export type ReadablePath<Paths> = {
  [Path in keyof Paths]: Path extends `${string}{${string}`
    ? Paths[Path] extends { get: object }
      ? Path
      : never
    : never;
}[keyof Paths];

/**
 * The type of a reference whose path is known from `as`: the resource that the path reads, without expanded references.
 * Null and an expanded reference keep their type.
 */
export type ResolvedAs<Value, Paths, Path extends keyof Paths> = Value extends string
  ? Paths[Path] extends { get: infer Operation }
    ? NarrowReferences<SuccessBody<Operation>, never, never>
    : never
  : Value;
