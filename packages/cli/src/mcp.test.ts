/** Tests the published command `ev-vehicles mcp`. The tests of the server itself are in packages/mcp. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "./testing/run-in-process.ts";

const bin = fileURLToPath(new URL("../bin/ev-vehicles.js", import.meta.url));
let server: MockServer;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startMockServer({ port: 0, vehicles: 30 });
  env = {
    PATH: process.env.PATH ?? "",
    EV_BASE_URL: server.url,
    EV_CLIENT_ID: "mock-client",
    EV_CLIENT_SECRET: "mock-secret",
    XDG_CONFIG_HOME: "/nowhere",
  };
});
afterAll(() => server.close());

async function countVehicles(transport: Transport): Promise<string> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  const { content } = await client.callTool({
    name: "list_all",
    arguments: { id: "listVehicles", fields: ["id"] },
  });
  await client.close();
  return JSON.stringify(content);
}

describe("ev-vehicles mcp", () => {
  test("`ev-vehicles mcp` serves over stdin and stdout, with the settings from environment variables", async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [bin, "mcp"],
      env,
      stderr: "pipe",
    });
    const text = await countVehicles(transport);
    expect(text).toContain('\\"items\\":30');
    expect(text).not.toContain("mock-secret");
  });

  test("`ev-vehicles mcp --http` serves until Ctrl-C, then exits with status 0", async () => {
    const child = spawn(process.execPath, [bin, "mcp", "--http", "0"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    try {
      const [line] = (await once(child.stderr, "data")) as [Buffer];
      const [url = ""] = /http:\S+\/mcp/.exec(line.toString()) ?? [];
      expect(await countVehicles(new StreamableHTTPClientTransport(new URL(url)) as Transport)).toContain(
        '\\"items\\":30',
      );
      const ended = once(child, "close");
      child.kill("SIGINT");
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("`ev-vehicles mcp` ends when its client closes stdin", async () => {
    const child = spawn(process.execPath, [bin, "mcp"], { env, stdio: ["pipe", "ignore", "ignore"] });
    const ended = once(child, "close");
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  test("`ev-vehicles mcp` redacts a fetched token that the API repeats in a response", async () => {
    const echo = createServer((request, response) => {
      const isToken = request.url === "/o/token/";
      const token = { access_token: "fetched-token-1", token_type: "Bearer", expires_in: 3600 };
      const link = '<about:blank>; rel="next", <about:blank>; rel="prev"';
      response.writeHead(200, { "content-type": "application/json", link });
      response.end(JSON.stringify(isToken ? token : [{ id: request.headers.authorization }]));
    });
    echo.listen(0, "127.0.0.1");
    await once(echo, "listening");
    const { port } = echo.address() as AddressInfo;
    const echoEnv = { ...env, EV_BASE_URL: `http://127.0.0.1:${port}/v2` };
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [bin, "mcp"],
      env: echoEnv,
    });
    const text = await countVehicles(transport);
    echo.close();
    expect(text).toContain("Bearer [redacted]");
    expect(text).not.toContain("fetched-token-1");
  });

  test.each([
    ["mcp --http 70000", "a port from 0 to 65535"],
    ["mcp --http x", "a whole number"],
    ["mcp --dry-run", "--allow-writes"],
  ])("`ev-vehicles %s` is a usage error", async (line, expected) => {
    const { ev } = commandLine();
    const { exitCode, stderr } = await ev(line);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });
});

test("`ev-vehicles --help` does not load the MCP server", async () => {
  const sdk = createRequire(import.meta.url).resolve("@modelcontextprotocol/sdk/server/index.js");
  expect(sdk).toContain("modelcontextprotocol");
  const script = `
    import { registerHooks } from "node:module";
    registerHooks({ load(url, context, next) {
      if (/ev-vehicles\\/mcp|packages\\/mcp|modelcontextprotocol|\\/zod\\//.test(url)) console.log("LOADED " + url);
      return next(url, context);
    } });
    process.argv.push("ev-vehicles", "--help");
    await import(${JSON.stringify(bin)});`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { env });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  await once(child, "close");
  expect(output).toContain("start an MCP server for agents");
  expect(output).not.toContain("LOADED");
});
