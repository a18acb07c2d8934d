import { expect, it } from "vitest";
import { InvalidIdError } from "../ids/invalid-id-error.ts";
import { referenceId } from "./reference-id.ts";

const id = "trim01HRFHBCM7VBSWRPVYFBQMH2BR";

it("is the same id from the URL and from the resource", () => {
  expect(referenceId(`https://api.ev.energy/v2/vehicle_trims/${id}`)).toBe(id);
  expect(referenceId({ id })).toBe(id);
});

it("is found in the odd URLs of the API's samples, behind a slash or a query", () => {
  expect(referenceId(`https://api.ev.energy/v2/trim/vehicle_${id}`)).toBe(id);
  expect(referenceId(`https://api.ev.energy/vehicle_trims/${id}/?a=b`)).toBe(id);
  expect(referenceId(id)).toBe(id);
});

it("of nothing is nothing", () => {
  expect(referenceId(null)).toBeNull();
  expect(referenceId(undefined)).toBeUndefined();
});

it("of what has no id is an error that names it", () => {
  const log =
    "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/";
  expect(() => referenceId(log)).toThrow(InvalidIdError);
  expect(() => referenceId("about:blank")).toThrow(
    '"about:blank" is not the URL of a resource that has an id',
  );
});
