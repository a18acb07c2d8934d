import { describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";

describe("--dry-run", () => {
  const env = { EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };

  test.each([
    ["list-vehicles --page-size 5 --expand user", "GET 'http://127.0.0.1:4010/v2/vehicles?"],
    ["status", "GET 'http://127.0.0.1:4010/v2/"],
    ["export list-vehicles --to /nowhere/a.csv", "GET 'http://127.0.0.1:4010/v2/vehicles?"],
    [`delete-vehicle ${vehicle}`, `DELETE http://127.0.0.1:4010/v2/vehicles/${vehicle}`],
    [`update-vehicle ${vehicle} --vehicle-class null`, "--data-raw '{\"vehicle_class\":null}'"],
  ])("`ev-vehicles %s --dry-run` shows the request and fetches no token", async (args, part) => {
    const { ev, requests } = commandLine();
    const { exitCode, stderr, stdout } = await ev(`${args} --dry-run`, { env });
    expect({ exitCode, stderr, requests }).toEqual({ exitCode: 0, stderr: "", requests: [] });
    expect(stdout).toMatch(/^curl --request /);
    expect(stdout).toContain(part);
    expect(stdout).toContain("--header 'authorization: Bearer [redacted]'");
    expect(stdout).not.toMatch(/mock-|Bearer redacted/);
  });

  test("--dry-run reports usage errors like a real run", async () => {
    expect((await commandLine().ev("list-vehicles --dry-run --user nobody")).exitCode).toBe(2);
    expect((await commandLine().ev("list-vehicles --dry-run --token tökén")).exitCode).toBe(2);
  });
});
