import { resourcePaths } from "@ev-vehicles/types";
import { describe, expect, it } from "vitest";
import { leastCpuMilliseconds } from "../testing/least-cpu-milliseconds.ts";
import { matchReference } from "./match-reference.ts";
import { ResolveError } from "./resolve-error.ts";

const match = (reference: string) => matchReference(reference, resourcePaths);
const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";

describe("matchReference", () => {
  it.each([
    ["written as in the description", `https://api.ev.energy/v2/vehicles/${vehicle}`],
    ["with a trailing slash", `https://api.ev.energy/v2/vehicles/${vehicle}/`],
    ["without the API version", `https://api.ev.energy/vehicles/${vehicle}`],
    [
      "on another server, behind any base path",
      `https://mock.example/_mock/ev.energy-api-v2/vehicles/${vehicle}`,
    ],
    ["with a query and a fragment", `https://api.ev.energy/v2/vehicles/${vehicle}?a=b#c`],
    ["without a host", `/v2/vehicles/${vehicle}`],
    ["that is only an ID", vehicle],
    ["with encoded dot segments", `https://api.ev.energy/v2/vehicles/${vehicle}/logs/%2e%2e`],
  ])("matchReference finds the operation for a reference %s", (_, reference) => {
    expect(match(reference)).toEqual({ path: "/vehicles/{vehicle_id}", params: { vehicle_id: vehicle } });
  });

  it("matchReference accepts the alternative collection names in the API's samples, such as trim and user", () => {
    expect(match(`https://api.ev.energy/v2/trim/vehicle_${trim}`)).toEqual({
      path: "/vehicle_trims/{vehicle_trim_id}",
      params: { vehicle_trim_id: trim },
    });
    expect(match(`https://api.ev.energy/v2/user/${user}`)).toEqual({
      path: "/users/{user_id}",
      params: { user_id: user },
    });
  });

  it("matchReference keeps the microseconds of a timestamp, percent-encoded or not", () => {
    const target = {
      path: "/vehicles/{vehicle_id}/status_logs/{sampled_at}",
      params: { vehicle_id: vehicle, sampled_at: "2024-04-17T09:39:45.994584Z" },
    };
    const logs = `https://api.ev.energy/v2/vehicles/${vehicle}/status_logs`;
    expect(match(`${logs}/2024-04-17T09:39:45.994584Z/`)).toEqual(target);
    expect(match(`${logs}/2024-04-17T09%3A39%3A45.994584Z`)).toEqual(target);
  });

  it.each([
    ["the URL of a list", `https://api.ev.energy/charging_sub_sessions/?vehicle_id=${vehicle}`],
    ["the URL of a list below a resource", `https://api.ev.energy/v2/vehicles/${vehicle}/status_logs/`],
    [
      "an ID of a kind that no operation reads",
      "https://api.ev.energy/v2/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8",
    ],
    [
      "the URL of a resource below another resource",
      `https://api.ev.energy/v2/programs/prog01HN2NJ9NMRZBXT1H6FT9N7735/vehicles/${vehicle}`,
    ],
    ["an unknown path below a resource", `https://api.ev.energy/v2/vehicles/${vehicle}/photo`],
    ["an ID in lower case", `https://api.ev.energy/v2/vehicles/${vehicle.toLowerCase()}`],
    ["about:blank", "about:blank"],
    ["an invalid percent-encoding", "https://api.ev.energy/v2/vehicles/%zz"],
    ["an invalid URL", "https://"],
    ["an empty string", ""],
  ])("matchReference throws for %s", (_, reference) => {
    expect(() => match(reference)).toThrow(ResolveError);
  });

  it("matchReference rejects a reference of a million characters within 200 ms", () => {
    const reference = `https://api.ev.energy/${"vhcl01/".repeat(100_000)}${"A".repeat(300_000)}`;
    expect(leastCpuMilliseconds(() => expect(() => match(reference)).toThrow(ResolveError))).toBeLessThan(
      200,
    );
  });

  it("matchReference works with the paths of another API", () => {
    const paths = { "/cars/{plate}/owner": { ids: {}, expand: [] } };
    expect(matchReference("https://cars.example/api/cars/AB%20123/owner", paths)).toEqual({
      path: "/cars/{plate}/owner",
      params: { plate: "AB 123" },
    });
    expect(() => matchReference("https://cars.example/api/cars/AB%20123", paths)).toThrow(ResolveError);
  });
});
