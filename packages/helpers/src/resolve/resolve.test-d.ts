import type { paths, User, Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Expanded } from "../expansion/expanded.ts";
import { resolve } from "./resolve.ts";
import type { ReadablePath, Resolved, ResolvedAs } from "./types/resolved.ts";

interface OwnClient extends ExpandingClient<paths, Error> {
  use(): void;
}

declare const ev: OwnClient;
declare const plain: Client<paths>;
declare const open: Vehicle;
declare const narrowed: Expanded<Vehicle>;

test("resolve returns the resource type of the field, or null if the field can be null", async () => {
  expectTypeOf(await resolve(ev, open.user)).toEqualTypeOf<User>();
  expectTypeOf(await resolve(plain, open.trim)).toEqualTypeOf<VehicleTrim>();
  expectTypeOf(await resolve(ev, open.latest_status_log)).toEqualTypeOf<VehicleStatusLog | null>();
});

test("for a plain string, resolve returns the type `unknown` unless `as` names the path", async () => {
  expectTypeOf(await resolve(ev, narrowed.user)).toBeUnknown();
  expectTypeOf(await resolve(ev, narrowed.user, { as: "/users/{user_id}" })).toEqualTypeOf<Expanded<User>>();
  expectTypeOf(
    await resolve(plain, narrowed.latest_status_log, {
      as: "/vehicles/{vehicle_id}/status_logs/{sampled_at}",
    }),
  ).toEqualTypeOf<Expanded<VehicleStatusLog> | null>();
  // @ts-expect-error the result is unknown
  (await resolve(ev, narrowed.user)).email;
});

test("the `as` option of resolve rejects a path without parameters and an unknown path", () => {
  // @ts-expect-error a path without parameters
  resolve(ev, narrowed.user, { as: "/users" });
  // @ts-expect-error no such path
  resolve(ev, narrowed.user, { as: "/people/{user_id}" });
});

test("no type in the result of resolve is `any`", () => {
  expectTypeOf<Resolved<Vehicle["user"]>>().not.toBeAny();
  expectTypeOf<ResolvedAs<string, paths, "/users/{user_id}">>().not.toBeAny();
  expectTypeOf<ReadablePath<paths>>().not.toBeAny();
  expectTypeOf<"/vehicles">().not.toExtend<ReadablePath<paths>>();
});
