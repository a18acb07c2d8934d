import type { ChargingSubSession, operations, User, Vehicle, VehicleTrim } from "@ev-vehicles/types";
import { assertType, expectTypeOf, test } from "vitest";
import type { ExpandName } from "../expand-name.ts";
import type { ReferenceName } from "./reference-name.ts";

test("ReferenceName is every dotted path to a reference", () => {
  expectTypeOf<ReferenceName<VehicleTrim>>().toEqualTypeOf<"model" | "model.make">();
  expectTypeOf<ReferenceName<User>>().toEqualTypeOf<
    | "default_location.tariff"
    | "default_location.tariff.supplier"
    | "default_location.tariff.scheduler_tariff"
    | "default_location.evse_site"
  >();
});

test("ReferenceName has all that the server offers, and ends in a circle", () => {
  expectTypeOf<ExpandName<operations["listVehicles"]>>().toExtend<ReferenceName<Vehicle>>();
  expectTypeOf<ExpandName<operations["listChargingSubSessions"]>>().toExtend<
    ReferenceName<ChargingSubSession>
  >();
  assertType<ReferenceName<Vehicle>>("latest_status_log.vehicle.latest_status_log.vehicle.user");
  // @ts-expect-error six steps
  assertType<ReferenceName<Vehicle>>("latest_status_log.vehicle.latest_status_log.vehicle.trim.model");
});

test("ReferenceName has no plain fields, embedded objects or lists, and is not any", () => {
  expectTypeOf<ReferenceName<Vehicle>>().not.toBeAny();
  expectTypeOf<ReferenceName<{ id: string; tags: string[]; at: { city: string } }>>().toBeNever();
  // @ts-expect-error embedded, always there
  assertType<ReferenceName<User>>("default_location");
});
