import { resourcePaths } from "@ev-vehicles/types";
import { expect, it } from "vitest";
import { referenceUrl } from "./reference-url.ts";

const live = "https://api.ev.energy/v2";

it("is the URL on the live host, from an id or any spelling of the URL", () => {
  const url = `${live}/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR`;
  expect(referenceUrl("trim01HRFHBCM7VBSWRPVYFBQMH2BR")).toBe(url);
  expect(referenceUrl(`${live}/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR`)).toBe(url);
  expect(referenceUrl(url)).toBe(url);
});

it("keeps the time of a status log readable", () => {
  const log = `${live}/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z`;
  expect(referenceUrl(`${log}/`)).toBe(log);
});

it("names another server where told", () => {
  expect(referenceUrl("user01HN2NJ9NMRZBXT1H6FT9N7735", "http://127.0.0.1:4010/v2/")).toBe(
    "http://127.0.0.1:4010/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735",
  );
});

it("knows the path of every id that the description can read", () => {
  for (const [path, { ids }] of Object.entries(resourcePaths)) {
    // Below an id stand things without an id of their own: a status log, the connectors.
    if (!/^\/\w+\/\{\w+\}$/.test(path)) continue;
    const [prefix = ""] = Object.values(ids);
    const id = `${prefix}01HN2NJ9NMRZBXT1H6FT9N7735`;
    expect(referenceUrl(id)).toBe(live + path.replace(/\{.+\}/, id));
  }
});

it("of what no operation reads is an error that says what was expected", () => {
  expect(() => referenceUrl("tari01H61DK2SRA659RNGK2CAJJJP8")).toThrow(
    /^Expected the URL or id of a resource \(\/vehicles\/\{vehicle_id\}, .+\): tari01H61DK2SRA659RNGK2CAJJJP8$/,
  );
});
