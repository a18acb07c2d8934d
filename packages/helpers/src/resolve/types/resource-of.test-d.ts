import type { paths, User, Vehicle, VehicleMake, VehicleModel, VehicleTrim } from "@ev-vehicles/types";
import { expectTypeOf, test } from "vitest";
import type { Expanded } from "../../expansion/expanded.ts";
import type { ResourceOf } from "./resource-of.ts";

test("ResourceOf returns Vehicle for every narrowed form of Vehicle", () => {
  expectTypeOf<ResourceOf<Expanded<Vehicle>, paths>>().toEqualTypeOf<Vehicle>();
  expectTypeOf<ResourceOf<Expanded<Vehicle, "trim.model.make" | "user">, paths>>().toEqualTypeOf<Vehicle>();
  expectTypeOf<ResourceOf<Vehicle, paths>>().toEqualTypeOf<Vehicle>();
});

test("ResourceOf distinguishes trims, models, makes and users", () => {
  expectTypeOf<ResourceOf<Expanded<VehicleTrim>, paths>>().toEqualTypeOf<VehicleTrim>();
  expectTypeOf<ResourceOf<Expanded<VehicleModel>, paths>>().toEqualTypeOf<VehicleModel>();
  expectTypeOf<ResourceOf<Expanded<VehicleMake>, paths>>().toEqualTypeOf<VehicleMake>();
  expectTypeOf<ResourceOf<Expanded<User>, paths>>().toEqualTypeOf<User>();
});

test("ResourceOf ignores a resource type that has only some of the item's fields", () => {
  interface Named {
    id: string;
    url: string;
    name: string;
  }
  interface WithNames extends paths {
    "/names/{name_id}": {
      get: { responses: { 200: { content: { "application/json": Named } } } };
    };
  }
  expectTypeOf<ResourceOf<Expanded<VehicleTrim>, WithNames>>().toEqualTypeOf<VehicleTrim>();
  expectTypeOf<ResourceOf<Named, WithNames>>().toEqualTypeOf<Named>();
});

test("ResourceOf does not change a type that no operation reads, and is not `any`", () => {
  expectTypeOf<ResourceOf<{ id: string; trim: string }, paths>>().toEqualTypeOf<{
    id: string;
    trim: string;
  }>();
  expectTypeOf<ResourceOf<Expanded<Vehicle>, paths>>().not.toBeAny();
  // @ts-expect-error a vehicle is not a user
  expectTypeOf<ResourceOf<Expanded<Vehicle>, paths>>().toEqualTypeOf<User>();
});
