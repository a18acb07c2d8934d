import { expect, it } from "vitest";
import { InvalidIdError } from "./invalid-id-error.ts";
import { referenceId } from "./reference-id.ts";

const id = "trim01HRFHBCM7VBSWRPVYFBQMH2BR";

it("referenceId returns the same ID for a URL and for the resource", () => {
  expect(referenceId(`https://api.ev.energy/v2/vehicle_trims/${id}`)).toBe(id);
  expect(referenceId({ id })).toBe(id);
});

it("referenceId accepts the unusual URLs in the API's samples, a trailing slash, a query and a bare ID", () => {
  expect(referenceId(`https://api.ev.energy/v2/trim/vehicle_${id}`)).toBe(id);
  expect(referenceId(`https://api.ev.energy/vehicle_trims/${id}/?a=b`)).toBe(id);
  expect(referenceId(id)).toBe(id);
});

it("referenceId returns null and undefined unchanged", () => {
  expect(referenceId(null)).toBeNull();
  expect(referenceId(undefined)).toBeUndefined();
});

it("referenceId throws for a URL that does not end in an ID, and the error contains the URL", () => {
  const log =
    "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/";
  expect(() => referenceId(log)).toThrow(InvalidIdError);
  expect(() => referenceId("about:blank")).toThrow('"about:blank" is not the URL of a resource with an ID');
});
