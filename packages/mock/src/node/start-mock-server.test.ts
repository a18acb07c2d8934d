import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type MockServer, startMockServer } from "./start-mock-server.ts";

let server: MockServer | undefined;

afterEach(async () => {
  await server?.close();
});

test("the mock server listens on a free port and returns URLs with that port", async () => {
  server = await startMockServer({ port: 0, vehicles: 3 });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
  const response = await fetch(`${server.url}/vehicles?page_size=2`, {
    headers: { authorization: "Bearer mock-token" },
  });
  const [vehicle] = (await response.json()) as { url: string }[];
  expect(vehicle?.url).toMatch(new RegExp(`^${server.url}/vehicles/`));
  expect(response.headers.get("link")).toContain(`<${server.url}/vehicles?page_size=2&page_after=vhcl`);
});

test("the mock server sends errors as problem documents", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const response = await fetch(`${server.url}/vehicles`, {
    method: "POST",
    body: "{}",
    headers: { authorization: "Bearer x" },
  });
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("closing the mock server ends keep-alive connections immediately", async () => {
  const closing = await startMockServer({ port: 0, vehicles: 1 });
  await (await fetch(`${closing.url}/vehicle_makes`)).text();
  const before = performance.now();
  await closing.close();
  expect(performance.now() - before).toBeLessThan(4000);
  await expect(fetch(`${closing.url}/vehicle_makes`)).rejects.toThrow();
});

test("startMockServer rejects with EADDRINUSE if the port is in use", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const port = Number(new URL(server.url).port);
  await expect(startMockServer({ port, vehicles: 1 })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

const headers = (fault: string) => ({ authorization: "Bearer mock-token", "Mock-Fault": fault });

test('the "reset" fault breaks the connection of one request, and the next request succeeds', async () => {
  server = await startMockServer({ port: 0, vehicles: 3 });
  const url = `${server.url}/vehicles`;
  await expect(fetch(url, { headers: headers("reset") })).rejects.toThrow("fetch failed");
  expect((await fetch(url, { headers: headers("latency=1") })).status).toBe(200);
});

test('the "reset-body" fault breaks the connection while the client reads the body', async () => {
  server = await startMockServer({ port: 0, vehicles: 30 });
  const response = await fetch(`${server.url}/vehicles`, { headers: headers("reset-body") });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test("the mock server has a home page and serves the OpenAPI description as JSON", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const { origin } = new URL(server.url);
  expect(await (await fetch(origin)).text()).toContain(`${origin}/v2`);
  expect(await (await fetch(`${origin}/openapi.json`)).json()).toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
  });
});

test("the `site` directory replaces the home page, and files outside of it are not served", async () => {
  const parent = mkdtempSync(join(tmpdir(), "ev-vehicles-"));
  writeFileSync(join(parent, "outside.txt"), "secret");
  const directory = join(parent, "site");
  mkdirSync(join(directory, "guide"), { recursive: true });
  writeFileSync(join(directory, "index.html"), "<h1>Reference</h1>");
  writeFileSync(join(directory, "guide", "index.html"), "<h1>Guide</h1>");
  server = await startMockServer({ port: 0, vehicles: 1, site: directory });
  const { origin } = new URL(server.url);
  expect(await (await fetch(origin)).text()).toBe("<h1>Reference</h1>");
  expect(await (await fetch(`${origin}/guide/`)).text()).toBe("<h1>Guide</h1>");
  expect((await fetch(`${server.url}/vehicle_makes`)).status).toBe(200);
  const outside = await fetch(`${origin}/..%2foutside.txt`);
  expect([outside.status, outside.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  rmSync(parent, { recursive: true });
});

test("symbolic links in the `site` directory are not followed, whether to files or directories", async () => {
  const [directory, outside] = ["site", "outside"].map((name) =>
    mkdtempSync(join(tmpdir(), `ev-vehicles-${name}-`)),
  );
  if (!directory || !outside) throw new Error("Could not create the temporary directories.");
  writeFileSync(join(outside, "secret.txt"), "secret");
  writeFileSync(join(outside, "index.html"), "secret");
  symlinkSync(join(outside, "secret.txt"), join(directory, "link.txt"));
  symlinkSync(outside, join(directory, "linked"));
  server = await startMockServer({ port: 0, vehicles: 1, site: directory });
  const { origin } = new URL(server.url);
  for (const path of ["/link.txt", "/linked/secret.txt", "/linked/", "/linked"]) {
    const response = await fetch(origin + path);
    expect([response.status, (await response.text()).includes("secret")], path).toEqual([404, false]);
  }
  for (const created of [directory, outside]) rmSync(created, { recursive: true });
});

test("unknown API paths return a problem document, and other unknown paths the site's 404 page", async () => {
  const directory = mkdtempSync(join(tmpdir(), "ev-vehicles-site-"));
  writeFileSync(join(directory, "404.html"), "<h1>Lost</h1>");
  writeFileSync(join(directory, "guide.md"), "# Guide");
  server = await startMockServer({ port: 0, vehicles: 1, site: directory });
  const { origin } = new URL(server.url);
  const page = await fetch(`${origin}/nowhere`);
  expect([page.status, page.headers.get("content-type"), await page.text()]).toEqual([
    404,
    "text/html; charset=UTF-8",
    "<h1>Lost</h1>",
  ]);
  const problem = await fetch(`${server.url}/nowhere`);
  expect([problem.status, problem.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  expect((await fetch(`${origin}/openapi.json`)).status).toBe(200);
  expect((await fetch(`${origin}/guide.md`)).headers.get("content-type")).toBe(
    "text/markdown; charset=utf-8",
  );
  rmSync(directory, { recursive: true });
});

test("a request body of a hundred megabytes is rejected without being buffered in memory", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const before = process.memoryUsage().rss;
  const chunk = new Uint8Array(1 << 20).fill(32);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < 100) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const init = { method: "POST", headers: { authorization: "Bearer a" }, body, duplex: "half" };
  expect((await fetch(`${server.url}/vehicles`, init as RequestInit)).status).toBe(413);
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(60);
});
