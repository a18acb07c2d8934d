import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";
import { freePort } from "@ev-vehicles/testing/free-port";
import { afterEach, describe, expect, it } from "vitest";
import { ready, startNode } from "./node-process.ts";
import { runRedocly } from "./run-redocly.ts";

const cli = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));
const api = ["--api", "spec/vehicles.yaml", "--match-mode", "basepath", "--format", "json"];

/** The part of Redocly's report that this test reads. */
interface Report {
  readonly run: {
    readonly totalExchanges: number;
    readonly documentedExchanges: number;
    readonly totalProblems: number;
  };
  readonly problems: readonly unknown[];
}

describe("Redocly's proxy", () => {
  // Recordings have tokens in clear text, so their folder is deleted after the test.
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-recording-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("Redocly finds only documented requests in the fleet report's traffic, live and recorded", {
    timeout: 120_000,
  }, async () => {
    const recording = join(folder, "report.har");
    const port = await freePort();
    const server = await startMockServer({ port: 0, vehicles: 120, seed: 1 });
    const target = ["--target", new URL(server.url).origin, "--port", String(port), "--har", recording];
    const proxy = startNode([cli, "proxy", ...target, ...api]);
    try {
      await ready(proxy, /listening on/i);
      const env = { EV_BASE_URL: `http://127.0.0.1:${port}/v2`, EV_TOKEN: mockToken };
      const report = startNode(["examples/fleet-report/src/main.ts"], env);
      expect(await report.exited, report.output()).toBe(0);
    } finally {
      await proxy.stop();
      await server.close();
    }
    expectClean(proxy.output());
    const drift = await runRedocly(["drift", recording, ...api]);
    expect(drift.code, drift.output).toBe(0);
    expectClean(drift.output);
  });
});

function expectClean(output: string): void {
  const { run, problems } = JSON.parse(
    output.slice(output.indexOf("{\n"), output.lastIndexOf("}") + 1),
  ) as Report;
  expect(problems).toEqual([]);
  expect(run.totalProblems).toBe(0);
  expect(run.totalExchanges).toBeGreaterThanOrEqual(6);
  expect(run.documentedExchanges).toBe(run.totalExchanges);
}
