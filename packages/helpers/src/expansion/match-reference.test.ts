import { resourcePaths } from "@ev-vehicles/types";
import { describe, expect, it } from "vitest";
import { leastCpuMilliseconds } from "../testing/least-cpu-milliseconds.ts";
import { matchReference } from "./match-reference.ts";
import { ResolveError } from "./resolve-error.ts";

const match = (reference: string) => matchReference(reference, resourcePaths);
const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";

describe("a reference is understood", () => {
  it.each([
    ["as the description spells it", `https://api.ev.energy/v2/vehicles/${vehicle}`],
    ["with a slash at its end", `https://api.ev.energy/v2/vehicles/${vehicle}/`],
    ["without the version", `https://api.ev.energy/vehicles/${vehicle}`],
    [
      "on another server, behind any base path",
      `https://mock.example/_mock/ev.energy-api-v2/vehicles/${vehicle}`,
    ],
    ["with a query, which does not say what it is", `https://api.ev.energy/v2/vehicles/${vehicle}?a=b#c`],
    ["without a server", `/v2/vehicles/${vehicle}`],
    ["as a bare id", vehicle],
    [
      "with steps up, which lead where they lead in any URL",
      `https://api.ev.energy/v2/vehicles/${vehicle}/logs/%2e%2e`,
    ],
  ])("%s", (_, reference) => {
    expect(match(reference)).toEqual({ path: "/vehicles/{vehicle_id}", params: { vehicle_id: vehicle } });
  });

  it("with its collection spelled otherwise, as in the API's samples", () => {
    expect(match(`https://api.ev.energy/v2/trim/vehicle_${trim}`)).toEqual({
      path: "/vehicle_trims/{vehicle_trim_id}",
      params: { vehicle_trim_id: trim },
    });
    expect(match(`https://api.ev.energy/v2/user/${user}`)).toEqual({
      path: "/users/{user_id}",
      params: { user_id: user },
    });
  });

  it("with a time, kept to the microsecond, escaped or not", () => {
    const target = {
      path: "/vehicles/{vehicle_id}/status_logs/{sampled_at}",
      params: { vehicle_id: vehicle, sampled_at: "2024-04-17T09:39:45.994584Z" },
    };
    const logs = `https://api.ev.energy/v2/vehicles/${vehicle}/status_logs`;
    expect(match(`${logs}/2024-04-17T09:39:45.994584Z/`)).toEqual(target);
    expect(match(`${logs}/2024-04-17T09%3A39%3A45.994584Z`)).toEqual(target);
  });
});

describe("a reference is not understood", () => {
  it.each([
    ["a list", `https://api.ev.energy/charging_sub_sessions/?vehicle_id=${vehicle}`],
    ["a list below a resource", `https://api.ev.energy/v2/vehicles/${vehicle}/status_logs/`],
    [
      "an id of a kind without an operation",
      "https://api.ev.energy/v2/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8",
    ],
    [
      "a part of something else",
      `https://api.ev.energy/v2/programs/prog01HN2NJ9NMRZBXT1H6FT9N7735/vehicles/${vehicle}`,
    ],
    ["something below a resource", `https://api.ev.energy/v2/vehicles/${vehicle}/photo`],
    ["an id in lower case", `https://api.ev.energy/v2/vehicles/${vehicle.toLowerCase()}`],
    ["the end of the list of pages", "about:blank"],
    ["a broken escape", "https://api.ev.energy/v2/vehicles/%zz"],
    ["a broken URL", "https://"],
    ["nothing", ""],
  ])("%s", (_, reference) => {
    expect(() => match(reference)).toThrow(ResolveError);
  });

  it("in linear time, however long", () => {
    const reference = `https://api.ev.energy/${"vhcl01/".repeat(100_000)}${"A".repeat(300_000)}`;
    expect(leastCpuMilliseconds(() => expect(() => match(reference)).toThrow(ResolveError))).toBeLessThan(
      200,
    );
  });
});

it("the paths of any other description do as well", () => {
  const paths = { "/cars/{plate}/owner": { ids: {}, expand: [] } };
  expect(matchReference("https://cars.example/api/cars/AB%20123/owner", paths)).toEqual({
    path: "/cars/{plate}/owner",
    params: { plate: "AB 123" },
  });
  expect(() => matchReference("https://cars.example/api/cars/AB%20123", paths)).toThrow(ResolveError);
});
