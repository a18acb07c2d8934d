import { expectTypeOf, test } from "vitest";
import type { User, Vehicle, VehicleCreate } from "../index.ts";
import {
  type integratedStatuses,
  type StandardSchemaV1,
  userSchema,
  vehicleCreateSchema,
  vehicleSchema,
} from "./index.ts";

type OutputOf<Schema> = Schema extends StandardSchemaV1<unknown, infer Output> ? Output : never;

test("an exported schema has the type of the resource or body that it validates", () => {
  expectTypeOf<OutputOf<typeof vehicleSchema>>().toEqualTypeOf<Vehicle>();
  expectTypeOf(vehicleSchema["~standard"].validate).returns.not.toBeAny();
  expectTypeOf(vehicleCreateSchema).toEqualTypeOf<StandardSchemaV1<VehicleCreate>>();
  expectTypeOf(userSchema).toEqualTypeOf<StandardSchemaV1<User>>();
  // @ts-expect-error a user is not a vehicle
  const other: StandardSchemaV1<Vehicle> = userSchema;
  expectTypeOf(other).not.toBeAny();
});

test("the values in integratedStatuses have the type of Vehicle's `integrated` field", () => {
  expectTypeOf<(typeof integratedStatuses)[number]>().toEqualTypeOf<Vehicle["integrated"]>();
});
