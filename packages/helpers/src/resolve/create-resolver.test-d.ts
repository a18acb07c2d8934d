import type { paths, resourcePaths, User, Vehicle, VehicleMake } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { assertType, expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Expanded } from "../expansion/expanded.ts";
import { createResolver, type Resolver, type ResolverOptions } from "./create-resolver.ts";
import type { ResourcePath, ResourcePaths } from "./match-reference.ts";

declare const ev: ExpandingClient<paths, Error>;
declare const plain: Client<paths>;
declare const vehicle: Vehicle;

test("createResolver returns the same type for every kind of client, and resolve returns the resource type", async () => {
  expectTypeOf(createResolver(ev)).toEqualTypeOf<Resolver<paths>>();
  expectTypeOf(createResolver(plain)).toEqualTypeOf<Resolver<paths>>();
  const make = createResolver(ev).resolve("vmak01", { as: "/vehicle_makes/{vehicle_make_id}" });
  expectTypeOf(await make).toEqualTypeOf<Expanded<VehicleMake>>();
  expectTypeOf(await createResolver(ev).resolve(vehicle.user)).toEqualTypeOf<User>();
  expectTypeOf<Resolver<paths>>().not.toBeAny();
});

test("all ResolverOptions are optional, and a wrong type or name does not compile", () => {
  assertType<ResolverOptions>({});
  assertType<ResolverOptions>({ maxEntries: 1, maxAgeMs: 0, concurrency: 1, paths: {} });
  expectTypeOf<ResolverOptions>().not.toBeAny();
  // @ts-expect-error milliseconds are a number
  assertType<ResolverOptions>({ maxAgeMs: "1h" });
  // @ts-expect-error not an option
  createResolver(ev, { maxAge: 1 });
});

test("ResourcePaths accepts the generated resourcePaths, and any other table of the same shape", () => {
  expectTypeOf<typeof resourcePaths>().toExtend<ResourcePaths>();
  assertType<ResourcePaths>({ "/cars/{plate}": { ids: {}, expand: ["owner"] } });
  expectTypeOf<ResourcePaths>().not.toBeAny();
  expectTypeOf<ResourcePath>().not.toBeAny();
  // @ts-expect-error expand is missing
  assertType<ResourcePath>({ ids: {} });
});
