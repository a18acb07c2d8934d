import type { Content } from "../../expansion/narrow-references.ts";

/** The API expands at most five steps: `vehicle.user.default_location.tariff.supplier`. */
type Depth = [1, 1, 1, 1, 1];

/** The names that a field adds: its own, if it is a reference or a list of references, and the names below it. */
type Step<Value, Field extends string, Left extends unknown[]> = Left extends [unknown, ...infer Rest]
  ? Extract<Value, object> extends never
    ? never
    :
        | (Extract<Value, string> extends never ? never : Field)
        | `${Field}.${ReferenceName<Extract<Value, object>, Rest>}`
  : never;

/**
 * The dotted names of the references in a resource. Five steps deep, because resources refer to each other in circles.
 *
 * @example
 * type Names = ReferenceName<VehicleTrim>;
 * //=> "model" | "model.make"
 */
export type ReferenceName<Resource, Left extends unknown[] = Depth> = Resource extends object
  ? {
      [Field in keyof Resource]-?: Field extends string ? Step<Content<Resource[Field]>, Field, Left> : never;
    }[keyof Resource]
  : never;
