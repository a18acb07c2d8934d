import type { User, Vehicle, VehicleMake } from "@ev-vehicles/types";
import { assertType, expectTypeOf, test } from "vitest";
import type { Expanded } from "./expanded.ts";

test("Expanded makes each name, and what it passes through, the resource itself", () => {
  type Labelled = Expanded<Vehicle, "user" | "trim.model.make">;
  expectTypeOf<Labelled["user"]["email"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Labelled["trim"]["model"]["make"]>().toEqualTypeOf<Expanded<VehicleMake>>();
  expectTypeOf<Labelled["latest_status_log"]>().toEqualTypeOf<string | null>();
});

test("Expanded without names leaves every reference a URL", () => {
  expectTypeOf<Expanded<Vehicle>["user"]>().toEqualTypeOf<string>();
  // @ts-expect-error a URL has no email
  assertType<string | undefined>({} as Expanded<Vehicle>["user"]["email"]);
});

test("what is expanded further fits where less is asked for the rest", () => {
  expectTypeOf<Expanded<Vehicle, "user">>().toExtend<Vehicle>();
  expectTypeOf<Expanded<Vehicle>>().not.toExtend<Expanded<Vehicle, "user">>();
});

test("Expanded distributes over names, resources and lists, and is not any", () => {
  expectTypeOf<Expanded<Vehicle | null, "user">>().toEqualTypeOf<Expanded<Vehicle, "user"> | null>();
  expectTypeOf<Expanded<Vehicle[], "user">>().toEqualTypeOf<Expanded<Vehicle, "user">[]>();
  expectTypeOf<Expanded<User>>().not.toBeAny();
});
