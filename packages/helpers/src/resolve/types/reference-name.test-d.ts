import type { ChargingSubSession, operations, User, Vehicle, VehicleTrim } from "@ev-vehicles/types";
import { assertType, expectTypeOf, test } from "vitest";
import type { ExpandName } from "../../expansion/expanded.ts";
import type { ReferenceName } from "./reference-name.ts";

test("ReferenceName contains every dotted path to a reference", () => {
  expectTypeOf<ReferenceName<VehicleTrim>>().toEqualTypeOf<"model" | "model.make">();
  expectTypeOf<ReferenceName<User>>().toEqualTypeOf<
    | "default_location.tariff"
    | "default_location.tariff.supplier"
    | "default_location.tariff.scheduler_tariff"
    | "default_location.evse_site"
  >();
});

test("ReferenceName contains the names that operations offer in expand, and any others of up to five steps", () => {
  expectTypeOf<ExpandName<operations["listVehicles"]>>().toExtend<ReferenceName<Vehicle>>();
  expectTypeOf<ExpandName<operations["listChargingSubSessions"]>>().toExtend<
    ReferenceName<ChargingSubSession>
  >();
  assertType<ReferenceName<Vehicle>>("latest_status_log.vehicle.latest_status_log.vehicle.user");
  // @ts-expect-error more than five steps
  assertType<ReferenceName<Vehicle>>("latest_status_log.vehicle.latest_status_log.vehicle.trim.model");
});

test("ReferenceName excludes plain fields, embedded objects and lists of strings", () => {
  expectTypeOf<ReferenceName<Vehicle>>().not.toBeAny();
  expectTypeOf<ReferenceName<{ id: string; tags: string[]; at: { city: string } }>>().toBeNever();
  // @ts-expect-error embedded in the user, not a reference
  assertType<ReferenceName<User>>("default_location");
});
