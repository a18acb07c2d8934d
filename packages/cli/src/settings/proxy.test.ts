import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http, { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killRunning, mockEnvironment, startCommand } from "../testing/command-process.ts";

/** Whether this version of Node can switch to a proxy at run time: 24.14, 25.4 and later. */
const supported = typeof (http as { setGlobalProxyFromEnv?: unknown }).setGlobalProxyFromEnv === "function";
const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-proxy-"));
/** The targets of the CONNECT requests that the proxy received. */
const connects: string[] = [];
const proxy = createServer();
let server: MockServer;
let env: NodeJS.ProcessEnv;
let proxyUrl: string;

beforeAll(async () => {
  server = await startMockServer({ port: 0, vehicles: 3, rateLimit: false });
  env = mockEnvironment(server.url, folder);
  proxy.on("connect", ({ url: target = "" }, socket) => {
    connects.push(target);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  killRunning();
  proxy.close();
  proxy.closeAllConnections();
  await server.close();
  rmSync(folder, { recursive: true });
});

const run = (args: string, more: NodeJS.ProcessEnv) => startCommand(args, { ...env, ...more }).ended;

describe.concurrent("a proxy in HTTPS_PROXY", () => {
  test.skipIf(!supported)(
    "requests go through the proxy in HTTPS_PROXY, and a connection error mentions the proxy",
    async () => {
      const { status, stderr } = await run(
        "list-users --limit 1 --base-url https://api.example/v2 --max-wait 0",
        { HTTPS_PROXY: proxyUrl },
      );
      expect(status).toBe(1);
      expect(connects).toContain("api.example:443");
      expect(stderr).toContain("api.example");
      expect(stderr).toContain("Requests go through the proxy in HTTPS_PROXY.");
    },
  );

  test("requests to the local machine bypass the proxy", async () => {
    const { status, stderr } = await run("list-users --limit 1", {
      HTTPS_PROXY: proxyUrl,
      HTTP_PROXY: proxyUrl,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("with NODE_USE_ENV_PROXY=0, a connection error mentions the unused HTTPS_PROXY", async () => {
    const { stderr } = await run("list-users --limit 1 --base-url https://127.0.0.1:9/v2 --max-wait 0", {
      HTTPS_PROXY: proxyUrl,
      NODE_USE_ENV_PROXY: "0",
    });
    expect(stderr).toContain("HTTPS_PROXY is set");
  });

  test.skipIf(!supported)(
    "an HTTPS_PROXY that is not a URL is a usage error, and the message does not show its value",
    async () => {
      const { status, stderr } = await run("list-users --limit 1", { HTTPS_PROXY: "user:s3cret@proxy" });
      expect(status).toBe(2);
      expect(stderr).toContain("HTTPS_PROXY");
      expect(stderr).not.toContain("s3cret");
    },
  );
});
