/** The schemas of `@ev-vehicles/types/schemas` in libraries that accept Standard Schema, used as in their guides. */
import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";
import type { VehicleCreate, VehicleCreateByModel } from "@ev-vehicles/types";
import {
  integratedStatuses,
  vehicleCreateByModelSchema,
  vehicleCreateSchema,
  vehicleSchema,
  vehicleUpdateSchema,
} from "@ev-vehicles/types/schemas";
import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { FieldApi, FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { describe, expect, expectTypeOf, test } from "vitest";

const model = "https://api.ev.energy/v2/vehicle_models/vmod01H1YMKWM7ZXA9DVNXE4S2CB23";

test("vehicleCreateSchema is a Standard Schema whose output is a VehicleCreate", () => {
  const schema: StandardSchemaV1<VehicleCreate> = vehicleCreateSchema;
  expect(schema["~standard"].version).toBe(1);
  expectTypeOf<StandardSchemaV1.InferOutput<typeof vehicleCreateSchema>>().toEqualTypeOf<VehicleCreate>();
});

describe("TanStack Form", () => {
  test("TanStack Form shows a violation at the field that it concerns, and submits a valid body", async () => {
    const submitted: VehicleCreateByModel[] = [];
    const form = new FormApi({
      defaultValues: { model: "a model", battery_size_watt_hours: 40_000 } as VehicleCreate & {
        model: string;
      },
      validators: { onSubmit: vehicleCreateByModelSchema },
      onSubmit: ({ value }) => {
        submitted.push(value);
      },
    });
    const field = new FieldApi({ form, name: "model" });
    form.mount();
    field.mount();
    await form.handleSubmit();
    expect(form.state.errorMap.onSubmit).toMatchObject({ model: [{ message: 'must match format "uri"' }] });
    expect(submitted).toEqual([]);

    expect(field.state.meta.errors).toMatchObject([{ message: 'must match format "uri"' }]);
    field.handleChange(model);
    await form.handleSubmit();
    expect(submitted).toEqual([{ model, battery_size_watt_hours: 40_000 }]);
  });
});

describe("tRPC", () => {
  const { createCallerFactory, procedure, router } = initTRPC.create();
  const mock = createVehiclesMock({ vehicles: 1 });
  const routes = router({
    update: procedure.input(vehicleUpdateSchema).query(({ input }) => input),
    first: procedure.output(vehicleSchema).query(async () => {
      const headers = { authorization: `Bearer ${mockToken}` };
      const response = await mock.fetch(new Request("https://api.ev.energy/v2/vehicles", { headers }));
      return (
        ((await response.json()) as StandardSchemaV1.InferInput<typeof vehicleSchema>[])[0] ?? ({} as never)
      );
    }),
    broken: procedure.output(vehicleSchema).query(() => ({ id: "vhcl" }) as never),
  });
  const call = createCallerFactory(routes)({});

  test("a tRPC procedure passes a valid input unchanged", async () => {
    expect(await call.update({ vehicle_class: "COMMERCIAL" })).toEqual({ vehicle_class: "COMMERCIAL" });
  });

  test("a tRPC procedure rejects a misspelt input field and names it", async () => {
    await expect(call.update({ vehicle_clas: "COMMERCIAL" } as never)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["vehicle_clas"] }] },
    });
  });

  test("a tRPC procedure returns a vehicle from the API, and rejects an output that is not a vehicle", async () => {
    const vehicle = await call.first();
    expectTypeOf(vehicle.integrated).toEqualTypeOf<(typeof integratedStatuses)[number]>();
    expect(integratedStatuses).toContain(vehicle.integrated);
    await expect(call.broken()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
  });
});

describe("Hono", () => {
  const app = new Hono().post("/vehicles", sValidator("json", vehicleCreateSchema), (context) => {
    const body = context.req.valid("json");
    expectTypeOf(body).toEqualTypeOf<VehicleCreate>();
    return context.json(body, 201);
  });
  const post = (body: unknown) =>
    app.request("/vehicles", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("a Hono route reads a valid body", async () => {
    const response = await post({ model });
    expect([response.status, await response.json()]).toEqual([201, { model }]);
  });

  test("a Hono route responds to an invalid body with 400 and the violations", async () => {
    const response = await post({ model, trim: model });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("must have the fields of one form only");
  });
});
