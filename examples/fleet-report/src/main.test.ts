import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mockToken } from "@ev-vehicles/mock";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { afterEach, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("./main.ts", import.meta.url));

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the report as a user does: in its own process, over real HTTP. */
async function report(env: Record<string, string> = {}): Promise<Outcome> {
  const { EV_BASE_URL, EV_TOKEN, EV_ALLOW_WRITES, ...inherited } = process.env;
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [program], { env: { ...inherited, ...env }, timeout: 60_000 });
    const output = { stdout: "", stderr: "" };
    child.stdout?.on("data", (text: string) => (output.stdout += text));
    child.stderr?.on("data", (text: string) => (output.stderr += text));
    child.on("close", (code) => resolve({ status: code ?? -1, ...output }));
  });
}

/** The counts in the last column of the table with this heading. */
function countsUnder(heading: string, text: string): number[] {
  const start = text.search(new RegExp(`│ ${heading} +│ vehicles │`));
  const [table = ""] = text.slice(start).split("└");
  return [...table.matchAll(/│ +(\d+) │$/gm)].map(([, count]) => Number(count));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

let server: MockServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe("the fleet report", () => {
  it("the report reads 230 vehicles in three pages and counts each once, by make and by status", async () => {
    const { status, stdout, stderr } = await report();
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(sum(countsUnder("make", stdout))).toBe(230);
    expect(sum(countsUnder("integrated", stdout))).toBe(230);
    expect(stdout).toContain("Read 230 vehicles in 3 requests");
    expect(stdout).toMatch(/Mean battery size: \d+\.\d kWh/);
  });

  it("the report creates vehicles by trim and by model, and shows the errors of a rejected vehicle", async () => {
    const { stdout } = await report();
    expect(stdout).toMatch(/Created vhcl[A-Z\d]{26} by trim: /);
    expect(stdout).toMatch(/Created vhcl[A-Z\d]{26} by model: battery of 52340 Wh/);
    expect(stdout).toMatch(/Retrieved vhcl[A-Z\d]{26}: UNINTEGRATED, owned by \S+@example\.com/);
    expect(stdout).toContain("Rejected (validation)");
    expect(stdout).toContain("trim: Invalid hyperlink - Object does not exist.");
    expect(stdout).toContain("7 requests in total; 993 of 1000 are left");
  });

  it("the report reads from the server in EV_BASE_URL", async () => {
    server = await startMockServer({ port: 0, vehicles: 7 });
    const { status, stdout } = await report({ EV_BASE_URL: server.url, EV_TOKEN: mockToken });
    expect(status).toBe(0);
    expect(stdout).toContain(`Fleet report from ${server.url}`);
    expect(sum(countsUnder("make", stdout))).toBe(7);
  });

  it("the report fails if only EV_TOKEN is set, and does not show the token", async () => {
    const { status, stdout, stderr } = await report({ EV_TOKEN: "not-a-real-token" });
    expect(status).toBe(1);
    expect(stderr).toContain("Set both EV_BASE_URL and EV_TOKEN");
    expect(stdout + stderr).not.toContain("not-a-real-token");
  });

  it("the report names the failed request if the server is unreachable", async () => {
    server = await startMockServer({ port: 0, vehicles: 1 });
    const { url } = server;
    await server.close();
    const { status, stderr } = await report({ EV_BASE_URL: url, EV_TOKEN: "not-a-real-token" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/GET \/vehicles/);
    expect(stderr).not.toContain("not-a-real-token");
  });
});
