import type { NarrowReferences } from "./narrow-references.ts";

/**
 * A resource as the API returns it when these names are expanded: each named reference is the resource itself, every
 * other reference is its URL. A dotted name also expands the references before its dots.
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
