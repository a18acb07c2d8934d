import type { SuccessBody } from "../expanding-client.ts";

type Item<Body> = Body extends readonly (infer Element)[] ? Element : Body;

/** Every resource that an operation of the description reads. */
type ReadableResource<Paths> = {
  [Path in keyof Paths]: Paths[Path] extends { get: infer Operation } ? Item<SuccessBody<Operation>> : never;
}[keyof Paths];

/**
 * The resource with exactly these fields, of which the type is a narrowed form. A resource with some of them is another one:
 * what has an id, a URL and a name has much in common with many.
 */
type SameFields<Narrowed, Resource> = Resource extends unknown
  ? Narrowed extends Resource
    ? keyof Narrowed extends keyof Resource
      ? Resource
      : never
    : never
  : never;

/**
 * The resource that a narrowed type was made of, with its references as the description has them: where `expand`
 * left a URL, the narrowed type no longer says of what. A type that no operation reads stands for itself.
 *
 * @example
 * type Full = ResourceOf<Expanded<Vehicle>, paths>;
 * //=> Vehicle
 */
export type ResourceOf<Narrowed, Paths> = [SameFields<Narrowed, ReadableResource<Paths>>] extends [never]
  ? Narrowed
  : SameFields<Narrowed, ReadableResource<Paths>>;
