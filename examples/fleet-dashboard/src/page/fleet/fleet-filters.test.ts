import { describe, expect, it } from "vitest";
import { isFiltered, matches, readFilters, readSearch } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const vehicle = {
  id: "vhcl01HNARS42AVJN9QWQF6J52B7MB",
  description: "alex.fleet@example.com Tesla Model 3",
  integrated: "ACTIVE",
  trim: { name: "Long Range", model: { name: "Model 3", make: { name: "Tesla" } } },
} as FleetVehicle;

describe("readFilters", () => {
  it("readFilters reads the filters in the URL's query", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "ACTIVE", make: "Tesla", search: 3 }));
    expect(filters).toEqual({ status: "ACTIVE", make: "Tesla", search: "3" });
    expect(unknown).toEqual([]);
  });

  it("unknown filters are reported, and the known ones still apply", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "PARKED", colour: ["red"], make: "BMW" }));
    expect(filters).toEqual({ make: "BMW" });
    expect(unknown).toEqual(["status=PARKED", 'colour=["red"]']);
  });

  it('the status "toString", the name of a member of Object.prototype, is an unknown filter', () => {
    expect(readFilters({ status: "toString" }).unknown).toEqual(["status=toString"]);
  });

  it("empty values in the URL's query do not count as filters", () => {
    expect(isFiltered(readFilters(readSearch({ status: "", make: null })).filters)).toBe(false);
  });
});

describe("matches", () => {
  it.each([
    {},
    { status: "ACTIVE" },
    { make: "Tesla" },
    { search: "TESLA 3" },
    { search: "vhcl01hnars" },
  ] as const)("a connected Tesla Model 3 matches the filters %j", (filters) => {
    expect(matches(vehicle, filters)).toBe(true);
  });

  it.each([{ status: "INACTIVE" }, { make: "BMW" }, { search: "tesla bmw" }] as const)(
    "a connected Tesla Model 3 does not match the filters %j",
    (filters) => {
      expect(matches(vehicle, filters)).toBe(false);
    },
  );
});
