import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import http, { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { programPath } from "@ev-vehicles/testing/programs";
import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shellWord } from "./input/shell-word.ts";

// The command as it is published: `build` comes before `test`.
const bin = fileURLToPath(new URL("../bin/ev-vehicles.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-process-"));
const running = new Set<ChildProcess>();
let server: MockServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const faults = [{ kind: "latency", value: 10 }] as const;
  server = await startMockServer({ port: 0, vehicles: 300, rateLimit: false, faults });
  env = {
    ...process.env,
    EV_BASE_URL: server.url,
    EV_TOKEN: "mock-token",
    XDG_CONFIG_HOME: folder,
    NO_COLOR: "",
  };
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await server.close();
  rmSync(folder, { recursive: true });
});

function start(command: string, args: readonly string[], environment = env) {
  const child = spawn(command, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, "close").then(([status, signal]) => {
    running.delete(child);
    return { status: status as number | null, signal: signal as string | null, stdout, stderr };
  });
  return { child, ended, output: () => stdout + stderr };
}

const ev = (args: string) => start(process.execPath, [bin, ...args.split(" ")]);

describe("in a pipe", () => {
  test("a list is NDJSON without colours, with status 0", async () => {
    const { status, stderr, stdout } = await ev("list-vehicles --limit 120").ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toHaveLength(120);
    expect(stdout).not.toContain("\u001b");
  });

  test("errors go to stderr: 1 for a refusal, 2 for a mistake", async () => {
    const refused = await ev("retrieve-vehicle vhcl01HRFF3SEVSCRAV9B3CHVDFN0X").ended;
    expect(refused).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining(": 404 ") });
    const wrong = await ev("list-vehicles --page-size 0 --json").ended;
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(JSON.parse(wrong.stderr).error).toMatchObject({ kind: "usage", flag: "--page-size" });
  });

  test("a reader that has seen enough is no error", () => {
    const command = `${shellWord(process.execPath)} ${shellWord(bin)} list-vehicles --page-size 5 | head -n 1; exit \${PIPESTATUS[0]}`;
    // Nothing of this process's own loop is needed: the mock would not answer a synchronous call.
    const child = start("bash", ["-c", command]);
    return expect(child.ended).resolves.toMatchObject({ status: 0, stderr: "" });
  });

  test("Ctrl-C ends an export with 130, and says how to go on", async () => {
    const file = join(folder, "interrupted.ndjson");
    const { child, ended } = ev(`export list-vehicles --page-size 1 --to ${file}`);
    while (!readIfThere(`${file}.position.json`).includes('"pages": 2')) await pause(20);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({
      status: 130,
      stderr: expect.stringMatching(/^ev-vehicles: interrupted\n.* continue with --resume/),
    });
  });

  test("mock starts the mock, and Ctrl-C ends it", async () => {
    const { child, ended, output } = ev("mock --port 0 --vehicles 3");
    while (!output().includes("/v2")) await pause(20);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 130, stdout: expect.stringContaining("mock-token") });
  });

  test("Ctrl-C ends the mock at any moment of its start", async () => {
    const moments = Array.from({ length: 12 }, (_, index) => 60 + 40 * index);
    for (const moment of moments) {
      const { child, ended } = ev("mock --port 0 --vehicles 3000");
      await pause(moment);
      child.kill("SIGINT");
      const { status, signal } = await ended;
      // Before the first line of the program runs, the signal itself ends it, for a shell with 130 as well.
      expect(signal ?? status).toBe(status === null ? "SIGINT" : 130);
    }
  });

  test("a full disk is an error with status 1", async () => {
    const { status, stderr } = await start("bash", [
      "-c",
      `${shellWord(process.execPath)} ${shellWord(bin)} list-vehicles --limit 3 > /dev/full`,
    ]).ended;
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining("ENOSPC") });
  });
});

describe.skipIf(!programPath("script"))("on a terminal", () => {
  const onTerminal = (args: string) =>
    start("script", [
      "--quiet",
      "--return",
      "--command",
      `stty cols 100 && ${shellWord(process.execPath)} ${shellWord(bin)} ${args}`,
      "/dev/null",
    ]).ended;

  test("a list is a table with a bold head", async () => {
    const { status, stdout } = await onTerminal("list-vehicles --limit 3");
    expect(status).toBe(0);
    expect(stdout).toContain("┌─");
    expect(stdout).toContain("\u001b[1m");
  });

  test("an export shows its progress, and what is left of the budget", async () => {
    const file = join(folder, "terminal.ndjson");
    const { status, stdout } = await onTerminal(
      `export list-vehicles --to ${file} --page-size 20 --expect 300`,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/\d+ pages? · [\d,]+ of 300 items · .* · .* left/);
    expect(stdout).toContain("300 items in 15 pages, complete");
  });
});

describe("behind a proxy", () => {
  const connects: string[] = [];
  const proxy = createServer();
  let url: string;
  beforeAll(async () => {
    proxy.on("connect", ({ url: target = "" }, socket) => {
      connects.push(target);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const able = typeof (http as { setGlobalProxyFromEnv?: unknown }).setGlobalProxyFromEnv === "function";
  const run = (args: string, more: NodeJS.ProcessEnv) =>
    start(process.execPath, [bin, ...args.split(" ")], { ...env, ...more }).ended;

  test.skipIf(!able)("HTTPS_PROXY is used, and named if no connection comes about", async () => {
    const { status, stderr } = await run(
      "list-users --limit 1 --base-url https://api.example/v2 --max-wait 0",
      {
        HTTPS_PROXY: url,
      },
    );
    expect(status).toBe(1);
    expect(connects).toContain("api.example:443");
    expect(stderr).toContain("api.example");
    expect(stderr).toContain("Requests go through the proxy in HTTPS_PROXY.");
  });

  test("this machine is reached without it", async () => {
    const { status, stderr } = await run("list-users --limit 1", { HTTPS_PROXY: url, HTTP_PROXY: url });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("if Node was told not to use it, an error says how to", async () => {
    const { stderr } = await run("list-users --limit 1 --base-url https://127.0.0.1:9/v2 --max-wait 0", {
      HTTPS_PROXY: url,
      NODE_USE_ENV_PROXY: "0",
    });
    expect(stderr).toContain("HTTPS_PROXY is set");
  });

  test.skipIf(!able)("a proxy that is not a URL is a mistake, and the message does not show it", async () => {
    const { status, stderr } = await run("list-users --limit 1", { HTTPS_PROXY: "user:s3cret@proxy" });
    expect(status).toBe(2);
    expect(stderr).toContain("HTTPS_PROXY");
    expect(stderr).not.toContain("s3cret");
  });
});

test("of two exports to one file that overlap, one writes it whole and the other says who holds it", async () => {
  const random = randomNumbers(18);
  const ids = (await ev("list-vehicles --output csv --columns id").ended).stdout;
  let refused = 0;
  for (let round = 1; round <= Number(process.env.EV_TEST_OVERLAPS ?? 10); round++) {
    const file = join(folder, `overlapping-${round}.csv`);
    const command = `export list-vehicles --page-size 30 --columns id --to ${file} --resume`;
    const first = ev(command);
    await pause(random() * 250);
    const second = ev(command);
    const both = [
      { ...(await first.ended), other: second.child.pid },
      { ...(await second.ended), other: first.child.pid },
    ];
    for (const { other, status, stderr } of both) {
      if (status === 0) expect(stderr).toMatch(/300 items in 10 pages, (already )?complete/);
      else expect(stderr).toContain(`another export is writing to it: process ${other} on `);
    }
    const failed = both.filter(({ status }) => status !== 0);
    expect(failed.length, `${both[0]?.stderr}${both[1]?.stderr}`).toBeLessThan(2);
    refused += failed.length;
    expect(readFileSync(file, "utf8")).toBe(ids);
    expect(readdirSync(folder).filter((name) => name.includes(".lock"))).toEqual([]);
  }
  expect(refused).toBeGreaterThan(0);
}, 600_000);

test("killed 50 times at random moments, an export that is resumed has every item exactly once", async () => {
  const random = randomNumbers(20_240_418);
  const ids = (await ev("list-vehicles --output csv --columns id").ended).stdout;
  expect(ids.trim().split("\n")).toHaveLength(301);
  let kills = 0;
  for (let round = 1; kills < 50; round++) {
    const file = join(folder, `killed-${round}.csv`);
    for (let done = false; !done; ) {
      const { child, ended } = ev(`export list-vehicles --page-size 3 --columns id --to ${file} --resume`);
      const timer = setTimeout(() => child.kill("SIGKILL"), kills < 50 ? 150 + random() * 700 : 60_000);
      const { signal, status, stderr } = await ended;
      clearTimeout(timer);
      if (signal === "SIGKILL") kills++;
      else
        expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining("complete") });
      done = signal === null;
    }
    expect(readFileSync(file, "utf8")).toBe(ids);
  }
}, 120_000);

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
