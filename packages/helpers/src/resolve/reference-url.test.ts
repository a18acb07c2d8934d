import { resourcePaths } from "@ev-vehicles/types";
import { expect, it } from "vitest";
import { referenceUrl } from "./reference-url.ts";

const live = "https://api.ev.energy/v2";

it("referenceUrl returns the same live URL for an ID and for both URL forms of the API", () => {
  const url = `${live}/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR`;
  expect(referenceUrl("trim01HRFHBCM7VBSWRPVYFBQMH2BR")).toBe(url);
  expect(referenceUrl(`${live}/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR`)).toBe(url);
  expect(referenceUrl(url)).toBe(url);
});

it("referenceUrl does not encode the colons of a timestamp", () => {
  const log = `${live}/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z`;
  expect(referenceUrl(`${log}/`)).toBe(log);
});

it("referenceUrl uses the base URL that is passed", () => {
  expect(referenceUrl("user01HN2NJ9NMRZBXT1H6FT9N7735", "http://127.0.0.1:4010/v2/")).toBe(
    "http://127.0.0.1:4010/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735",
  );
});

it("referenceUrl works for every kind of ID that an operation reads", () => {
  for (const [path, { ids }] of Object.entries(resourcePaths)) {
    // Deeper paths read resources without an ID, such as a status log.
    if (!/^\/\w+\/\{\w+\}$/.test(path)) continue;
    const [prefix = ""] = Object.values(ids);
    const id = `${prefix}01HN2NJ9NMRZBXT1H6FT9N7735`;
    expect(referenceUrl(id)).toBe(live + path.replace(/\{.+\}/, id));
  }
});

it("referenceUrl throws for an ID that no operation reads, and the error lists the expected paths", () => {
  expect(() => referenceUrl("tari01H61DK2SRA659RNGK2CAJJJP8")).toThrow(
    /^No operation reads this reference; expected the URL or ID of a resource \(\/vehicles\/\{vehicle_id\}, .+\): tari01H61DK2SRA659RNGK2CAJJJP8$/,
  );
});
