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

test("a schema has the type of its resource or body", () => {
  expectTypeOf<OutputOf<typeof vehicleSchema>>().toEqualTypeOf<Vehicle>();
  expectTypeOf(vehicleSchema["~standard"].validate).returns.not.toBeAny();
  expectTypeOf(vehicleCreateSchema).toEqualTypeOf<StandardSchemaV1<VehicleCreate>>();
  expectTypeOf(userSchema).toEqualTypeOf<StandardSchemaV1<User>>();
  // @ts-expect-error a user is not a vehicle
  const other: StandardSchemaV1<Vehicle> = userSchema;
  expectTypeOf(other).not.toBeAny();
});

test("the constant with an enumeration's values has the type of the field", () => {
  expectTypeOf<(typeof integratedStatuses)[number]>().toEqualTypeOf<Vehicle["integrated"]>();
});
