import { describe, expect, it } from "vitest";
import { isFiltered, passes, readFilters, readSearch } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const vehicle = {
  id: "vhcl01HNARS42AVJN9QWQF6J52B7MB",
  description: "alex.fleet@example.com Tesla Model 3",
  integrated: "ACTIVE",
  trim: { name: "Long Range", model: { name: "Model 3", make: { name: "Tesla" } } },
} as FleetVehicle;

describe("the filters in an address", () => {
  it("are read back from the query that they were written to", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "ACTIVE", make: "Tesla", search: 3 }));
    expect(filters).toEqual({ status: "ACTIVE", make: "Tesla", search: "3" });
    expect(unknown).toEqual([]);
  });

  it("are reported if they are unknown, and the others still apply", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "PARKED", colour: ["red"], make: "BMW" }));
    expect(filters).toEqual({ make: "BMW" });
    expect(unknown).toEqual(["status=PARKED", 'colour=["red"]']);
  });

  it("do not take the names of Object's own members for statuses", () => {
    expect(readFilters({ status: "toString" }).unknown).toEqual(["status=toString"]);
  });

  it("are none if they are empty", () => {
    expect(isFiltered(readFilters(readSearch({ status: "", make: null })).filters)).toBe(false);
  });
});

describe("a vehicle", () => {
  it.each([
    {},
    { status: "ACTIVE" },
    { make: "Tesla" },
    { search: "TESLA 3" },
    { search: "vhcl01hnars" },
  ] as const)("passes %j", (filters) => {
    expect(passes(vehicle, filters)).toBe(true);
  });

  it.each([{ status: "INACTIVE" }, { make: "BMW" }, { search: "tesla bmw" }] as const)(
    "does not pass %j",
    (filters) => {
      expect(passes(vehicle, filters)).toBe(false);
    },
  );
});
