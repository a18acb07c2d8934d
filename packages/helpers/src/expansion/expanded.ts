import type { NarrowReferences } from "./narrow-references.ts";

/**
 * A resource as the API returns it when these names are expanded: each named reference is the resource itself, and every
 * other reference is a URL. A dotted name also expands the references before its dots.
 *
 * @example
 * function label(vehicle: Expanded<Vehicle, "trim.model.make">): string {
 *   return vehicle.trim.model.make.name;
 * }
 *
 * @example
 * type Plain = Expanded<Vehicle>["user"];
 * //=> string
 */
export type Expanded<Resource, Names extends string = never> = NarrowReferences<Resource, Names, Names>;

/**
 * The names that an operation offers in its `expand` parameter, as the description lists them.
 *
 * @example
 * type Names = ExpandName<operations["listVehicleTrims"]>;
 * //=> "model" | "model.make"
 */
export type ExpandName<Operation> = Operation extends {
  parameters: { query?: { expand?: readonly (infer Name)[] } };
}
  ? Extract<Name, string>
  : never;

/**
 * Whether a reference field contains the resource itself; false for its URL, null and a missing field. Use this function
 * if the type of the field is a union because the `expand` list was built at run time.
 *
 * @example
 * if (isExpanded(vehicle.user)) console.log(vehicle.user.email);
 */
export function isExpanded<Value>(value: Value): value is Extract<Value, object> {
  return typeof value === "object" && value !== null;
}
