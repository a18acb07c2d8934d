import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultKinds } from "../faults/fault.ts";
import { flags, helpText } from "./command-flags.ts";
import { readCommand } from "./command-options.ts";

describe("command-line flags", () => {
  test("flags set their options, and --latency adds a fault to those of --faults", () => {
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

  test("a flag that is not given leaves its option unset", () => {
    expect(readCommand([])).toEqual({ kind: "serve", options: {} });
    expect(readCommand(["--rate-limit", "off"])).toEqual({ kind: "serve", options: { rateLimit: false } });
  });

  test("an error in a --state file is reported with the file's name and the JSON path", () => {
    const file = join(tmpdir(), `ev-vehicles-mock-wrong-state-${process.pid}.json`);
    writeFileSync(file, '{"users":[{"id":"user1","email":"sam@example.com"}]}');
    expect(readCommand(["--state", file])).toEqual({
      kind: "invalid",
      message: `--state ${file}: users[0].id: expected "user" and 26 capital letters or digits, found "user1"`,
    });
  });

  test("--state reads the state from a file", () => {
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
  ])("the arguments %j get an error that names the invalid part", (args, named) => {
    expect(readCommand(args)).toMatchObject({ kind: "invalid", message: expect.stringContaining(named) });
  });
});

describe("webhook flags", () => {
  const url = "http://127.0.0.1:3000/webhooks";
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  test("webhook flags set the `webhook` option, with the server's URL as `baseUrl` unless --port is 0", () => {
    const args = ["--webhook-url", url, "--webhook-secret", secret];
    const webhook = { url, secret, sendOnStart: true };
    const withBase = (...more: string[]) => readCommand([...args, ...more]);
    expect(withBase()).toMatchObject({
      options: { webhook: { ...webhook, baseUrl: "http://127.0.0.1:4010/v2" } },
    });
    expect(withBase("--port", "5000", "--hostname", "::1")).toMatchObject({
      options: { webhook: { ...webhook, baseUrl: "http://[::1]:5000/v2" } },
    });
    expect(withBase("--port", "0")).toEqual({ kind: "serve", options: { port: 0, webhook } });
  });

  test.each([
    [["--webhook-url", url], "Pass both"],
    [["--webhook-secret", secret], "Pass both"],
    [["--webhook-url", "ftp://x", "--webhook-secret", secret], "--webhook-url ftp://x"],
    [["--webhook-url", "nowhere", "--webhook-secret", secret], "--webhook-url nowhere"],
    [["--webhook-url", url, "--webhook-secret", "whsec_"], "--webhook-secret: expected"],
    [["--webhook-url", url, "--webhook-secret", "not base64!"], "--webhook-secret: expected"],
  ])("the webhook flags %j get an error that names the missing or invalid flag", (args, named) => {
    expect(readCommand(args)).toMatchObject({ kind: "invalid", message: expect.stringContaining(named) });
  });
});

test("--help lists every flag and every fault", () => {
  expect(readCommand(["--help"])).toEqual({ kind: "help" });
  for (const flag of Object.keys(flags)) expect(helpText()).toContain(`--${flag}`);
  for (const fault of Object.keys(faultKinds)) expect(helpText()).toContain(`  ${fault} `);
});
