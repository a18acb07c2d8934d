import type { Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import { expectTypeOf, test } from "vitest";
import { isExpanded } from "./is-expanded.ts";

test("isExpanded tells the resource from its URL on both branches", () => {
  const { trim, latest_status_log } = {} as Vehicle;
  if (isExpanded(trim)) expectTypeOf(trim).toEqualTypeOf<VehicleTrim>();
  else expectTypeOf(trim).toEqualTypeOf<string>();
  if (isExpanded(latest_status_log)) expectTypeOf(latest_status_log).toEqualTypeOf<VehicleStatusLog>();
  else expectTypeOf(latest_status_log).toEqualTypeOf<string | null>();
});

test("isExpanded proves nothing about a plain string, and is not any", () => {
  const url = "" as string;
  if (isExpanded(url)) expectTypeOf(url).toBeNever();
  expectTypeOf(isExpanded).not.toBeAny();
  // @ts-expect-error it takes a value
  isExpanded();
});
