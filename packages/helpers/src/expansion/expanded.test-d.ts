import type {
  operations,
  User,
  Vehicle,
  VehicleMake,
  VehicleStatusLog,
  VehicleTrim,
} from "@ev-vehicles/types";
import { assertType, describe, expectTypeOf, test } from "vitest";
import { type Expanded, type ExpandName, isExpanded } from "./expanded.ts";

describe("Expanded", () => {
  test("Expanded replaces each named reference, and each reference on the way to it, with a resource", () => {
    type Labelled = Expanded<Vehicle, "user" | "trim.model.make">;
    expectTypeOf<Labelled["user"]["email"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Labelled["trim"]["model"]["make"]>().toEqualTypeOf<Expanded<VehicleMake>>();
    expectTypeOf<Labelled["latest_status_log"]>().toEqualTypeOf<string | null>();
  });

  test("Expanded without names makes every reference a URL", () => {
    expectTypeOf<Expanded<Vehicle>["user"]>().toEqualTypeOf<string>();
    // @ts-expect-error a URL has no email
    assertType<string | undefined>({} as Expanded<Vehicle>["user"]["email"]);
  });

  test("Expanded with a name is assignable to the resource type, and Expanded without names is not assignable to Expanded with a name", () => {
    expectTypeOf<Expanded<Vehicle, "user">>().toExtend<Vehicle>();
    expectTypeOf<Expanded<Vehicle>>().not.toExtend<Expanded<Vehicle, "user">>();
  });

  test("Expanded distributes over unions and lists, and is not `any`", () => {
    expectTypeOf<Expanded<Vehicle | null, "user">>().toEqualTypeOf<Expanded<Vehicle, "user"> | null>();
    expectTypeOf<Expanded<Vehicle[], "user">>().toEqualTypeOf<Expanded<Vehicle, "user">[]>();
    expectTypeOf<Expanded<User>>().not.toBeAny();
  });
});

describe("ExpandName", () => {
  test("ExpandName contains exactly the names in the operation's expand parameter", () => {
    expectTypeOf<ExpandName<operations["listVehicleTrims"]>>().toEqualTypeOf<"model" | "model.make">();
    expectTypeOf<ExpandName<operations["listVehicleTrims"]>>().not.toBeAny();
    // @ts-expect-error a trim has no user
    assertType<ExpandName<operations["listVehicleTrims"]>>("user");
  });

  test("ExpandName is the type `never` for an operation that expands nothing", () => {
    expectTypeOf<ExpandName<operations["listVehicleMakes"]>>().toBeNever();
    expectTypeOf<ExpandName<operations["deleteVehicle"]>>().toBeNever();
  });
});

describe("isExpanded", () => {
  test("isExpanded narrows a reference to the resource if true, and to the URL if false", () => {
    const { trim, latest_status_log } = {} as Vehicle;
    if (isExpanded(trim)) expectTypeOf(trim).toEqualTypeOf<VehicleTrim>();
    else expectTypeOf(trim).toEqualTypeOf<string>();
    if (isExpanded(latest_status_log)) expectTypeOf(latest_status_log).toEqualTypeOf<VehicleStatusLog>();
    else expectTypeOf(latest_status_log).toEqualTypeOf<string | null>();
  });

  test("isExpanded narrows a plain string to `never`, and is not `any`", () => {
    const url = "" as string;
    if (isExpanded(url)) expectTypeOf(url).toBeNever();
    expectTypeOf(isExpanded).not.toBeAny();
    // @ts-expect-error the value is missing
    isExpanded();
  });
});
