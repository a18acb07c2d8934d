import type { operations } from "@ev-vehicles/types";
import { assertType, expectTypeOf, test } from "vitest";
import type { ExpandName } from "./expand-name.ts";

test("ExpandName is the list that the operation has in its description", () => {
  expectTypeOf<ExpandName<operations["listVehicleTrims"]>>().toEqualTypeOf<"model" | "model.make">();
  expectTypeOf<ExpandName<operations["listVehicleTrims"]>>().not.toBeAny();
  // @ts-expect-error a trim has no user
  assertType<ExpandName<operations["listVehicleTrims"]>>("user");
});

test("ExpandName of an operation that expands nothing is never", () => {
  expectTypeOf<ExpandName<operations["listVehicleMakes"]>>().toBeNever();
  expectTypeOf<ExpandName<operations["deleteVehicle"]>>().toBeNever();
});
