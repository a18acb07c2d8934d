import { expectTypeOf, test } from "vitest";
import type {
  operations,
  paths,
  servers,
  User,
  Vehicle,
  VehicleCreate,
  VehicleStatusLog,
  VehicleTrim,
} from "./index.ts";

test("every friendly name is a real type, not any", () => {
  expectTypeOf<Vehicle>().not.toBeAny();
  expectTypeOf<VehicleTrim>().not.toBeAny();
  expectTypeOf<User>().not.toBeAny();
  expectTypeOf<VehicleCreate>().not.toBeAny();
  expectTypeOf<paths["/vehicles"]["get"]>().toEqualTypeOf<operations["listVehicles"]>();
});

test("a reference field is a URL or the resource, and null only where the API says so", () => {
  expectTypeOf<Vehicle["trim"]>().toEqualTypeOf<string | VehicleTrim>();
  expectTypeOf<Vehicle["user"]>().toEqualTypeOf<string | User>();
  expectTypeOf<Vehicle["latest_status_log"]>().toEqualTypeOf<string | VehicleStatusLog | null>();
});

test("both generations of the create body are accepted, and neither without its required field", () => {
  expectTypeOf<{ trim: string; user: string }>().toExtend<VehicleCreate>();
  expectTypeOf<{ model: string; battery_size_watt_hours: number }>().toExtend<VehicleCreate>();
  expectTypeOf<{ user: string }>().not.toExtend<VehicleCreate>();
});

test("an operation lists its own expand names", () => {
  type Names = NonNullable<
    NonNullable<operations["listVehicleTrims"]["parameters"]["query"]>["expand"]
  >[number];
  expectTypeOf<Names>().toEqualTypeOf<"model" | "model.make">();
});

test("the live server is known as a literal", () => {
  expectTypeOf<(typeof servers)["live"]>().toEqualTypeOf<"https://api.ev.energy/v2">();
});
