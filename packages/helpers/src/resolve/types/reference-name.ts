import type { Content } from "../../expansion/narrow-references.ts";

/** Five steps, such as `vehicle.user.default_location.tariff.supplier`: more than in any name that the API offers. */
type Depth = [1, 1, 1, 1, 1];

/** The names that a field adds: its own, if the field is a reference or a list of references, and those below it. */
type Step<Value, Field extends string, Left extends unknown[]> = Left extends [unknown, ...infer Rest]
  ? Extract<Value, object> extends never
    ? never
    :
        | (Extract<Value, string> extends never ? never : Field)
        | `${Field}.${ReferenceName<Extract<Value, object>, Rest>}`
  : never;

/**
 * The dotted names of the references in a resource. They have at most five steps, because resources refer to each other
 * in circles.
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
