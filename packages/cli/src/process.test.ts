import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { programPath } from "@ev-vehicles/testing/programs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  killRunning,
  mockEnvironment,
  quotedCommand,
  startCommand,
  startProcess,
} from "./testing/command-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-process-"));
let server: MockServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  server = await startMockServer({ port: 0, vehicles: 300, rateLimit: false });
  env = mockEnvironment(server.url, folder);
});
afterAll(async () => {
  killRunning();
  await server.close();
  rmSync(folder, { recursive: true });
});

const ev = (args: string) => startCommand(args, env);
const shell = (line: string) => startProcess("bash", ["-c", line], env);

describe.concurrent("the published command in a pipe", () => {
  test("in a pipe, a list command writes NDJSON without colours and exits with status 0", async () => {
    const { status, stderr, stdout } = await ev("list-vehicles --limit 120").ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toHaveLength(120);
    expect(stdout).not.toContain("\u001b");
  });

  test("a command writes an API error to stderr and exits with status 1", async () => {
    const rejected = await ev("retrieve-vehicle vhcl01HRFF3SEVSCRAV9B3CHVDFN0X").ended;
    expect(rejected).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining(": 404 ") });
  });

  test("a command writes a usage error to stderr and exits with status 2", async () => {
    const wrong = await ev("list-vehicles --page-size 0 --json").ended;
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(JSON.parse(wrong.stderr).error).toMatchObject({ kind: "usage", flag: "--page-size" });
  });

  test("a reader that closes the pipe early, such as head, causes no error", async () => {
    const line = `${quotedCommand} list-vehicles --page-size 5 | head -n 1; exit \${PIPESTATUS[0]}`;
    expect(await shell(line).ended).toMatchObject({ status: 0, stderr: "" });
  });

  test("a command exits with status 1 if the disk is full", async () => {
    const result = await shell(`${quotedCommand} list-vehicles --limit 3 > /dev/full`).ended;
    expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining("ENOSPC") });
  });
});

describe("ev-vehicles mock", () => {
  test("Ctrl-C ends a running `ev-vehicles mock` with status 130", async () => {
    const { child, ended, output } = ev("mock --port 0 --vehicles 3");
    while (!output().includes("/v2")) await pause(20);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 130, stdout: expect.stringContaining("mock-token") });
  });

  test("Ctrl-C ends `ev-vehicles mock` at any point of its startup", async () => {
    const interrupt = async (delayMs: number) => {
      const { child, ended } = ev("mock --port 0 --vehicles 3000");
      await pause(delayMs);
      child.kill("SIGINT");
      const { status, signal } = await ended;
      // Before the program's first line has run, the signal itself ends the process. A shell reports that as 130 as well.
      expect(signal ?? status, `after ${delayMs} ms`).toBe(status === null ? "SIGINT" : 130);
    };
    const delays = Array.from({ length: 12 }, (_, index) => 60 + 40 * index);
    // Three at a time: more processes would slow each other down too much to get past startup.
    const lanes = [0, 1, 2].map(async (lane) => {
      for (const delay of delays.filter((_, index) => index % 3 === lane)) await interrupt(delay);
    });
    await Promise.all(lanes);
  });
});

describe.skipIf(!programPath("script")).concurrent("the published command on a terminal", () => {
  const onTerminal = (args: string) =>
    startProcess(
      "script",
      ["--quiet", "--return", "--command", `stty cols 100 && ${quotedCommand} ${args}`, "/dev/null"],
      env,
    ).ended;

  test("on a terminal, a list command prints a table with a bold header", async () => {
    const { status, stdout } = await onTerminal("list-vehicles --limit 3");
    expect(status).toBe(0);
    expect(stdout).toContain("┌─");
    expect(stdout).toContain("\u001b[1m");
  });

  test("an export on a terminal shows its progress and the remaining time", async () => {
    const file = join(folder, "terminal.ndjson");
    const { status, stdout } = await onTerminal(
      `export list-vehicles --to ${file} --page-size 20 --expect 300`,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/\d+ pages? · [\d,]+ of 300 items · .* · .* left/);
    expect(stdout).toContain("300 items in 15 pages, complete");
  });
});
