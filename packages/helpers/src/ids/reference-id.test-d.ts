import type { Vehicle } from "@ev-vehicles/types";
import { expectTypeOf, test } from "vitest";
import { referenceId } from "./reference-id.ts";

declare const vehicle: Vehicle;
declare const optional: Vehicle["user"] | null | undefined;

test("the return type of referenceId includes null or undefined only if the reference's type does", () => {
  expectTypeOf(referenceId(vehicle.user)).toEqualTypeOf<string>();
  expectTypeOf(referenceId(optional)).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(referenceId(vehicle.user)).not.toBeAny();
});

test("referenceId does not accept a value without an ID", () => {
  // @ts-expect-error a status log has no ID
  referenceId(vehicle.latest_status_log);
  // @ts-expect-error a number is not a reference
  referenceId(vehicle.maximum_charge_limit_percentage);
});
