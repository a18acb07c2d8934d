import { describe, expect, it } from "vitest";
import { description, operations } from "../description.ts";
import { violations } from "../validation.ts";
import { bodies, exampleClaims } from "./example-claims.ts";

describe.each(operations)("$id", (operation) => {
  const claims = exampleClaims(operation);

  it("every request and response body has an example", () => {
    for (const { of, mediaType } of bodies(operation)) {
      expect(mediaType.examples.length, of).toBeGreaterThan(0);
    }
  });

  it.each(claims)("the example “$of” matches its schema", ({ schema, value }) => {
    expect(violations(schema, value)).toEqual([]);
  });
});

describe("the sample vehicle of the API's reference", () => {
  const sample =
    '{"id":"vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","url":"https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","trim":"https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR","user":"https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735","latest_status_log":"https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/","charging_sub_sessions":"https://api.ev.energy/charging_sub_sessions/?vehicle_id=vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","integrated":"UNINTEGRATED","maximum_charge_limit_percentage":100}';

  it("the sample vehicle of the API's reference is among the examples unchanged, and is a valid Vehicle", () => {
    const values = Object.values(description.components.examples as Record<string, { value: unknown }>).map(
      ({ value }) => value,
    );
    expect(values.map((value) => JSON.stringify(value))).toContain(sample);
    expect(violations("#/components/schemas/Vehicle", JSON.parse(sample))).toEqual([]);
  });
});
