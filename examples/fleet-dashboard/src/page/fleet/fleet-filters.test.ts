import { describe, expect, it } from "vitest";
import { isFiltered, passes, readFilters, readSearch } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const vehicle = {
  id: "vhcl01HNARS42AVJN9QWQF6J52B7MB",
  description: "alex.fleet@example.com Tesla Model 3",
  integrated: "ACTIVE",
  trim: { name: "Long Range", model: { name: "Model 3", make: { name: "Tesla" } } },
} as FleetVehicle;

describe("readFilters", () => {
  it("filters in the URL's query are read", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "ACTIVE", make: "Tesla", search: 3 }));
    expect(filters).toEqual({ status: "ACTIVE", make: "Tesla", search: "3" });
    expect(unknown).toEqual([]);
  });

  it("unknown filters are reported, and the known ones still apply", () => {
    const { filters, unknown } = readFilters(readSearch({ status: "PARKED", colour: ["red"], make: "BMW" }));
    expect(filters).toEqual({ make: "BMW" });
    expect(unknown).toEqual(["status=PARKED", 'colour=["red"]']);
  });

  it("the name of a member of Object is not a status", () => {
    expect(readFilters({ status: "toString" }).unknown).toEqual(["status=toString"]);
  });

  it("empty filters do not filter", () => {
    expect(isFiltered(readFilters(readSearch({ status: "", make: null })).filters)).toBe(false);
  });
});

describe("passes", () => {
  it.each([
    {},
    { status: "ACTIVE" },
    { make: "Tesla" },
    { search: "TESLA 3" },
    { search: "vhcl01hnars" },
  ] as const)("a vehicle passes the filters %j that it matches", (filters) => {
    expect(passes(vehicle, filters)).toBe(true);
  });

  it.each([{ status: "INACTIVE" }, { make: "BMW" }, { search: "tesla bmw" }] as const)(
    "a vehicle does not pass %j, which it does not match",
    (filters) => {
      expect(passes(vehicle, filters)).toBe(false);
    },
  );
});
