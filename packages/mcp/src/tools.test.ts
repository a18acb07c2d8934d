import { describe, expect, test } from "vitest";
import { connectTo, mockFetch } from "./testing/connect.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";

describe("an invalid call", () => {
  test.each([
    ["list_all", { id: "listVehicle" }, /Did you mean listVehicles/],
    ["list_all", { id: "retrieveUser" }, /call_operation/],
    ["list_all", { id: "listVehicles", limit: 0 }, /cursor/],
    ["list_all", { id: "listVehicles", fields: ["trim.modle"] }, /Did you mean model/],
    ["list_all", { id: "listVehicles", fields: "id,user.default_location.tariff.name" }, /can expand/],
    ["list_all", { id: "listVehicles", vehicle_id: 1 }, /into \\"arguments\\"/],
    ["call_operation", { id: "listVehicles", arguments: { page_size: 500 } }, /describe_operation/],
    ["call_operation", { id: "listVehicles", arguments: [] }, /Pass an object/],
    ["call_operation", { id: "listVehicles", arguments: { expand: ["owner"] } }, /describe_operation/],
    [
      "call_operation",
      { id: "updateVehicle", arguments: { vehicle_id: vehicle, vehicle_class: null } },
      /into \\"body\\"/,
    ],
    ["call_operation", { id: "createVehicle", arguments: { body: { trimm: "x" } } }, /describe_operation/],
    ["call_operation", {}, /find_operations/],
    ["describe_operation", { id: "constructor" }, /find_operations/],
    ["find_operation", {}, /find_operations/],
  ])(
    "the invalid tool call %s %j sends nothing, and its result says what to try next",
    async (tool, args, next) => {
      const { call, requests } = await connectTo(mockFetch());
      const { about, isError } = await call(tool, args);
      expect(isError).toBe(true);
      expect(JSON.stringify(about.next)).toMatch(next);
      expect(requests).toEqual([]);
    },
  );

  test("arguments that are numbers or lists may be passed as strings", async () => {
    const { call } = await connectTo(mockFetch());
    const args = { page_size: "2", expand: "user, trim" };
    const { isError, lines } = await call("call_operation", { id: "listVehicles", arguments: args });
    expect(isError).toBe(false);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ user: { email: expect.any(String) } });
  });
});

test("describe_operation describes each operation in fewer than 24,000 characters", async () => {
  const { call } = await connectTo(mockFetch());
  const { about } = await call("find_operations");
  const all = about.operations as readonly { readonly id: string }[];
  expect(all.length).toBeGreaterThan(40);
  for (const { id } of all) {
    const { about: described, isError, raw } = await call("describe_operation", { id });
    expect(isError).toBe(false);
    expect(described).toHaveProperty("example arguments");
    expect(raw.length, id).toBeLessThan(24_000);
  }
});
