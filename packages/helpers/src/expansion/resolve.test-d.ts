import type { paths, User, Vehicle, VehicleMake, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { Expanded } from "../expanded.ts";
import type { ExpandingClient } from "../expanding-client.ts";
import { createResolver } from "./create-resolver.ts";
import { resolve } from "./resolve.ts";
import type { ReadablePath, Resolved, ResolvedAs } from "./resolved.ts";
import type { Resolver } from "./resolver.ts";

interface OwnClient extends ExpandingClient<paths, Error> {
  use(): void;
}

declare const ev: OwnClient;
declare const plain: Client<paths>;
declare const open: Vehicle;
declare const narrowed: Expanded<Vehicle>;

test("resolve has the type of the resource in the field's type, null included", async () => {
  expectTypeOf(await resolve(ev, open.user)).toEqualTypeOf<User>();
  expectTypeOf(await resolve(plain, open.trim)).toEqualTypeOf<VehicleTrim>();
  expectTypeOf(await resolve(ev, open.latest_status_log)).toEqualTypeOf<VehicleStatusLog | null>();
});

test("resolve of a plain string is unknown until the path says what it is", async () => {
  expectTypeOf(await resolve(ev, narrowed.user)).toBeUnknown();
  expectTypeOf(await resolve(ev, narrowed.user, { as: "/users/{user_id}" })).toEqualTypeOf<Expanded<User>>();
  expectTypeOf(
    await resolve(plain, narrowed.latest_status_log, {
      as: "/vehicles/{vehicle_id}/status_logs/{sampled_at}",
    }),
  ).toEqualTypeOf<Expanded<VehicleStatusLog> | null>();
  // @ts-expect-error nothing is known of it
  (await resolve(ev, narrowed.user)).email;
});

test("resolve takes only paths of the description that read one thing", () => {
  // @ts-expect-error a list
  resolve(ev, narrowed.user, { as: "/users" });
  // @ts-expect-error no such path
  resolve(ev, narrowed.user, { as: "/people/{user_id}" });
});

test("a resolver is typed alike, for any client", async () => {
  expectTypeOf(createResolver(ev)).toEqualTypeOf<Resolver<paths>>();
  expectTypeOf(createResolver(plain)).toEqualTypeOf<Resolver<paths>>();
  const make = createResolver(ev).resolve("vmak01", { as: "/vehicle_makes/{vehicle_make_id}" });
  expectTypeOf(await make).toEqualTypeOf<Expanded<VehicleMake>>();
  expectTypeOf(await createResolver(ev).resolve(open.user)).toEqualTypeOf<User>();
  // @ts-expect-error not an option
  createResolver(ev, { maxAge: 1 });
});

test("no exported type is any", () => {
  expectTypeOf<Resolved<Vehicle["user"]>>().not.toBeAny();
  expectTypeOf<ResolvedAs<string, paths, "/users/{user_id}">>().not.toBeAny();
  expectTypeOf<ReadablePath<paths>>().not.toBeAny();
  expectTypeOf<Resolver<paths>>().not.toBeAny();
  expectTypeOf<"/vehicles">().not.toExtend<ReadablePath<paths>>();
});
