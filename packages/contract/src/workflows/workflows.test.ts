import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runRedocly } from "../third-party/run-redocly.ts";
import { type OpenServer, openWorkflowServer } from "./open-server.ts";
import { runWorkflows } from "./run-workflows.ts";

describe("the workflows", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openWorkflowServer({});
  });
  afterAll(() => server.close());

  it.each([
    ["read", 3, 10],
    ["write", 2, 12],
  ] as const)(
    "all workflows in %s.arazzo.yaml complete against the mock",
    { timeout: 60_000 },
    async (file, workflows, steps) => {
      const { code, output } = await runWorkflows(file, server);
      expect(code, output).toBe(0);
      expect(output).toContain(`Workflows: ${workflows} passed, ${workflows} total`);
      expect(output).toContain(`Steps: ${steps} passed, ${steps} total`);
    },
  );

  it.each(["read", "write"])("%s.arazzo.yaml is a valid Arazzo file", { timeout: 60_000 }, async (file) => {
    const { code, output } = await runRedocly(["lint", `spec/${file}.arazzo.yaml`]);
    expect(code, output).toBe(0);
  });

  it("with a wrong base URL, a workflow fails, and the output contains no token", {
    timeout: 60_000,
  }, async () => {
    const token = "a-token-that-nobody-should-see";
    const { code, output } = await runWorkflows("read", {
      ...server,
      baseUrl: `${server.baseUrl}/not`,
      token,
    });
    expect(code).toBe(1);
    expect(output).toContain("firstPage");
    expect(output).not.toContain(token);
  });
});

describe("openWorkflowServer", () => {
  it("workflows that write run against another machine only if EV_ALLOW_WRITES is set", async () => {
    const env = { EV_BASE_URL: "https://api.ev.energy/v2", EV_TOKEN: "token" };
    expect((await openWorkflowServer(env)).writable).toBe(false);
    expect((await openWorkflowServer({ ...env, EV_ALLOW_WRITES: "1" })).writable).toBe(true);
    expect((await openWorkflowServer({ ...env, EV_BASE_URL: "http://127.0.0.1:4010/v2" })).writable).toBe(
      true,
    );
  });

  it("EV_BASE_URL without credentials is rejected, and the error names EV_TOKEN", async () => {
    await expect(openWorkflowServer({ EV_BASE_URL: "https://api.ev.energy/v2" })).rejects.toThrow("EV_TOKEN");
  });
});
