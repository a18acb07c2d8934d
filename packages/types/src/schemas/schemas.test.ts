import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as schemas from "./index.ts";
import {
  chargingModes,
  integratedStatuses,
  responseSchemas,
  userUpdateSchema,
  vehicleClasses,
  vehicleCreateSchema,
  vehicleTrimSchema,
  vehicleUpdateSchema,
} from "./index.ts";
import type { StandardSchemaV1 } from "./standard-schema.ts";

const url = "https://api.ev.energy/v2/vehicle_models/vmod01H1YMKWM7ZXA9DVNXE4S2CB23";
const trim = {
  id: "trim01HRFHBCM7VBSWRPVYFBQMH2BR",
  url: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR",
  name: "Long Range",
  model: url,
  battery_size_watt_hours: 75_000,
  onboarding_url: null,
};

function issuesOf(schema: StandardSchemaV1, value: unknown): readonly string[] {
  const result = schema["~standard"].validate(value);
  return (result.issues ?? []).map(({ message, path }) => `${path.join(".")}: ${message}`);
}

describe("the schema of a resource", () => {
  test("validation with a schema returns a valid resource unchanged", () => {
    expect(vehicleTrimSchema["~standard"].validate(trim)).toEqual({ value: trim });
  });

  test("a schema has version 1 of Standard Schema, and ev-vehicles as its vendor", () => {
    expect(vehicleTrimSchema["~standard"]).toMatchObject({ version: 1, vendor: "ev-vehicles" });
  });

  test("the schema of a resource accepts unknown fields and enum values", () => {
    const model = {
      ...trim,
      id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23",
      make: url,
      default_connector_type: "MAGIC",
    };
    expect(issuesOf(vehicleTrimSchema, { ...trim, model, colour: "red" })).toEqual([]);
  });

  test("a validation issue names the missing field, even inside an expanded reference", () => {
    const { name: _, ...nameless } = trim;
    expect(issuesOf(vehicleTrimSchema, nameless)).toEqual(["name: is missing"]);
    expect(issuesOf(vehicleTrimSchema, { ...trim, model: { ...nameless, make: url } })).toContain(
      "model.name: is missing",
    );
    expect(issuesOf(vehicleTrimSchema, null)).toEqual([": must be object"]);
  });

  test("the path of a validation issue in a list contains the item's index as a number", () => {
    const listed = responseSchemas["GET /vehicle_trims"]?.responses["200"] as StandardSchemaV1;
    expect(listed["~standard"].validate([trim, 5]).issues?.[0]?.path).toEqual([1]);
  });
});

describe("the schema of a body", () => {
  test("vehicleCreateSchema accepts a body with a trim and a body with a model", () => {
    expect(issuesOf(vehicleCreateSchema, { trim: trim.url })).toEqual([]);
    expect(issuesOf(vehicleCreateSchema, { model: url, battery_size_watt_hours: 40_000 })).toEqual([]);
  });

  test.each([
    [{}, ": must have either trim or model"],
    [{ trim: trim.url, model: url }, ": must have the fields of one form only"],
    [{ trim: "no URL" }, 'trim: must match format "uri"'],
    [{ model: url, user: 5 }, "user: must be string"],
    [{ model: url, vehicle_class: "TANK" }, "vehicle_class: must be one of PASSENGER, COMMERCIAL, "],
    [
      { model: url, batery_size: 5 },
      expect.stringMatching(/^batery_size: is an unknown field; the fields are trim, /),
    ],
  ])("vehicleCreateSchema rejects %j with exactly one issue", (body, issue) => {
    expect(issuesOf(vehicleCreateSchema, body)).toEqual([issue]);
  });

  test("vehicleUpdateSchema rejects a charge limit of more than 100 percent", () => {
    expect(issuesOf(vehicleUpdateSchema, { maximum_charge_limit_percentage: 101 })).toEqual([
      "maximum_charge_limit_percentage: must be <= 100",
    ]);
  });

  test("a validation issue names an unknown field inside an embedded object", () => {
    const body = {
      default_location: { city: "London", coordinates: { latitude: 1, longitude: 2, height: 3 } },
    };
    expect(issuesOf(userUpdateSchema, body)).toEqual([
      "default_location.coordinates.height: is an unknown field; the fields are latitude, longitude",
    ]);
  });

  test("vehicleUpdateSchema rejects the fields `constructor` and `__proto__` as unknown", () => {
    expect(issuesOf(vehicleUpdateSchema, JSON.parse('{ "constructor": 1, "__proto__": 2 }'))).toHaveLength(2);
  });
});

describe("@ev-vehicles/types/schemas", () => {
  const document = JSON.parse(
    readFileSync(new URL("../generated/openapi.json", import.meta.url), "utf8"),
  ) as { components: { schemas: Record<string, { properties?: object; oneOf?: unknown }> } };

  test("every named object in the OpenAPI description has an exported schema", () => {
    const objects = Object.entries(document.components.schemas).filter(
      ([, { oneOf, properties }]) => properties ?? oneOf,
    );
    const exported = new Set(Object.keys(schemas).map((name) => name.toLowerCase()));
    expect(objects.filter(([name]) => !exported.has(`${name.toLowerCase()}schema`))).toEqual([]);
    expect(objects.length).toBeGreaterThan(40);
  });

  test("the exported constants with enumeration values do not contain null", () => {
    expect(integratedStatuses).toEqual(["UNINTEGRATED", "ACTIVE", "INACTIVE"]);
    expect(vehicleClasses).toEqual(["PASSENGER", "COMMERCIAL"]);
    expect(chargingModes).toContain("SMART");
  });

  test("responseSchemas has null as the schema of a successful response without a body", () => {
    expect(responseSchemas["DELETE /vehicles/{vehicle_id}"]).toMatchObject({
      operationId: "deleteVehicle",
      responses: { "204": null },
    });
  });
});
