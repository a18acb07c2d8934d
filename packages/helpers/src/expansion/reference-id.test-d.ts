import type { Vehicle } from "@ev-vehicles/types";
import { expectTypeOf, test } from "vitest";
import { referenceId } from "./reference-id.ts";

declare const vehicle: Vehicle;
declare const optional: Vehicle["user"] | null | undefined;

test("referenceId is a string, and null or undefined only where the reference can be", () => {
  expectTypeOf(referenceId(vehicle.user)).toEqualTypeOf<string>();
  expectTypeOf(referenceId(optional)).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(referenceId(vehicle.user)).not.toBeAny();
});

test("referenceId refuses what has no id", () => {
  // @ts-expect-error a status log has none
  referenceId(vehicle.latest_status_log);
  // @ts-expect-error a number is no reference
  referenceId(vehicle.maximum_charge_limit_percentage);
});
