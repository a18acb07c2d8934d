import { afterEach, expect, test } from "vitest";
import { type MockServer, startMockServer } from "./start-mock-server.ts";

let server: MockServer | undefined;

afterEach(async () => {
  await server?.close();
});

test("the API is served over HTTP on a free port, with URLs of that port", async () => {
  server = await startMockServer({ port: 0, vehicles: 3 });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
  const response = await fetch(`${server.url}/vehicles?page_size=2`, {
    headers: { authorization: "Bearer mock-token" },
  });
  const [vehicle] = (await response.json()) as { url: string }[];
  expect(vehicle?.url).toMatch(new RegExp(`^${server.url}/vehicles/`));
  expect(response.headers.get("link")).toContain(`<${server.url}/vehicles?page_size=2&page_after=vhcl`);
});

test("a refusal is a problem document over HTTP, too", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const response = await fetch(`${server.url}/vehicles`, {
    method: "POST",
    body: "{}",
    headers: { authorization: "Bearer x" },
  });
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("closing ends connections that are kept alive at once", async () => {
  const alive = await startMockServer({ port: 0, vehicles: 1 });
  await (await fetch(`${alive.url}/vehicle_makes`)).text();
  const before = performance.now();
  await alive.close();
  expect(performance.now() - before).toBeLessThan(1000);
  await expect(fetch(`${alive.url}/vehicle_makes`)).rejects.toThrow();
});

test("a port in use rejects with its code", async () => {
  server = await startMockServer({ port: 0, vehicles: 1 });
  const port = Number(new URL(server.url).port);
  await expect(startMockServer({ port, vehicles: 1 })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
