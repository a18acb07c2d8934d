import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultKinds } from "../faults/fault.ts";
import { flags, helpText } from "./command-flags.ts";
import { readCommand } from "./command-options.ts";

describe("flags", () => {
  test("each becomes an option", () => {
    const args =
      "--port 0 --hostname ::1 --vehicles 5 --seed 7 --now 2025-01-01T00:00:00Z --rate-limit 10 --latency 20 --sandbox --strict-tokens --odd-urls --no-cors --site public";
    expect(readCommand([...args.split(" "), "--faults", "status=503 times=1"])).toEqual({
      kind: "serve",
      options: {
        port: 0,
        hostname: "::1",
        vehicles: 5,
        seed: 7,
        now: "2025-01-01T00:00:00Z",
        rateLimit: 10,
        site: "public",
        sandbox: true,
        acceptUnknownTokens: false,
        oddUrls: true,
        cors: false,
        faults: [
          { kind: "latency", value: 20 },
          { kind: "status", value: 503, times: 1 },
        ],
      },
    });
  });

  test("without flags every option keeps its default", () => {
    expect(readCommand([])).toEqual({ kind: "serve", options: {} });
    expect(readCommand(["--rate-limit", "off"])).toEqual({ kind: "serve", options: { rateLimit: false } });
  });

  test("an invalid state is an error that names the file and the path in it", () => {
    const file = join(tmpdir(), `ev-vehicles-mock-wrong-state-${process.pid}.json`);
    writeFileSync(file, '{"users":[{"id":"user1","email":"sam@example.com"}]}');
    expect(readCommand(["--state", file])).toEqual({
      kind: "mistake",
      message: `--state ${file}: users[0].id: expected "user" and 26 capitals or digits, found "user1"`,
    });
  });

  test("a state is read from its file", () => {
    const file = join(tmpdir(), `ev-vehicles-mock-state-${process.pid}.json`);
    writeFileSync(file, '{"users":[{"email":"sam@example.com"}]}');
    expect(readCommand(["--state", file])).toEqual({
      kind: "serve",
      options: { state: { users: [{ email: "sam@example.com" }] } },
    });
  });

  test.each([
    [["--port", "x"], "--port x"],
    [["--port", "65536"], "--port 65536"],
    [["--vehicles", "-1"], "--vehicles"],
    [["--now", "yesterday"], "--now yesterday"],
    [["--latency", "soon"], "--latency soon"],
    [["--faults", "explode"], 'Unknown fault "explode"'],
    [["--state", "/nowhere.json"], "--state /nowhere.json"],
    [["--bogus"], "--bogus"],
    [["vehicles"], "vehicles"],
  ])("%j is an error that names the flag", (args, named) => {
    expect(readCommand(args)).toMatchObject({ kind: "mistake", message: expect.stringContaining(named) });
  });
});

test("--help names every flag and every fault", () => {
  expect(readCommand(["--help"])).toEqual({ kind: "help" });
  for (const flag of Object.keys(flags)) expect(helpText()).toContain(`--${flag}`);
  for (const fault of Object.keys(faultKinds)) expect(helpText()).toContain(`  ${fault} `);
});
