import type { SuccessBody } from "../../calls/expanding-client.ts";

type Item<Body> = Body extends readonly (infer Element)[] ? Element : Body;

/** All resources that the operations in the description read. */
type ReadableResource<Paths> = {
  [Path in keyof Paths]: Paths[Path] extends { get: infer Operation } ? Item<SuccessBody<Operation>> : never;
}[keyof Paths];

/**
 * The resource with exactly the fields of the narrowed type. A resource with only some of them is a different one: many
 * resources have an ID, a URL and a name.
 */
type SameFields<Narrowed, Resource> = Resource extends unknown
  ? Narrowed extends Resource
    ? keyof Narrowed extends keyof Resource
      ? Resource
      : never
    : never
  : never;

/**
 * The resource type that a narrowed type comes from, with the reference fields as in the description. A narrowed field is
 * a plain string, whose type no longer says what it refers to. A type that no operation reads is unchanged.
 *
 * @example
 * type Full = ResourceOf<Expanded<Vehicle>, paths>;
 * //=> Vehicle
 */
export type ResourceOf<Narrowed, Paths> = [SameFields<Narrowed, ReadableResource<Paths>>] extends [never]
  ? Narrowed
  : SameFields<Narrowed, ReadableResource<Paths>>;
