import type { Vehicle } from "@ev-vehicles/types";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { alteredMock } from "../testing/altered-api.ts";
import { live, sampleVehicle, testMock } from "../testing/ask.ts";

const headers = { authorization: "Bearer mock-token" };

describe("the app", () => {
  test("responds to app.request as to fetch", async () => {
    const response = await testMock({ vehicles: 3 }).app.request("/v2/vehicles?page_size=2", { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("link")).toContain(
      "<http://localhost/v2/vehicles?page_size=2&page_after=vhcl",
    );
  });

  test("can be mounted at the root of another app, beside its own routes", async () => {
    const own = new Hono().get("/health", (c) => c.text("well")).route("/", testMock({ vehicles: 3 }).app);
    expect(await (await own.request("/health")).text()).toBe("well");
    expect((await own.request("/v2/vehicles", { headers })).status).toBe(200);
    const rejected = await own.request("/v2/vehicles");
    expect([rejected.status, rejected.headers.get("content-type")]).toEqual([
      401,
      "application/problem+json",
    ]);
    expect((await own.request("/v2/nothing", { headers })).status).toBe(404);
    expect((await own.request("/nothing")).status).toBe(404);
  });

  test("mounted below a path, writes URLs that lead back to it", async () => {
    const own = new Hono().route("/mocks/ev", testMock().app);
    const response = await own.request(`/mocks/ev/v2/vehicles/${sampleVehicle}`, { headers });
    const { url } = (await response.json()) as Vehicle;
    expect(url).toBe(`http://localhost/mocks/ev/v2/vehicles/${sampleVehicle}`);
    expect((await own.request(url, { headers })).status).toBe(200);
  });

  test("responds to HEAD with the headers of GET (RFC 9110, 9.3.2)", async () => {
    const response = await testMock().app.request("/v2/vehicles", { method: "HEAD", headers });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("link")).toContain('rel="next"');
  });
});

describe("routes", () => {
  test("accept a trailing slash, and links leave it out", async () => {
    const response = await testMock().fetch(`${live}/vehicles/?page_size=2`, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("link")).toContain(`<${live}/vehicles?page_size=2&`);
  });

  test("a fixed segment wins over a parameter, whichever is described first", async () => {
    const mock = alteredMock(({ paths }) => {
      paths["/vehicles/summary"] = {
        put: {
          operationId: "replaceSummary",
          security: [],
          responses: { "204": { description: "Replaced." } },
        },
      };
    });
    const response = await mock.fetch(`${live}/vehicles/summary`, { headers });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "PUT"]);
    expect((await mock.fetch(`${live}/vehicles/${sampleVehicle}`, { headers })).status).toBe(200);
  });

  test("two callers each see only their own data, in either order", async () => {
    const mock = testMock({ acceptUnknownTokens: false });
    const token = async (id: string): Promise<string> => {
      const response = await mock.fetch("https://api.ev.energy/o/token/", {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${id}:${id.replace("client", "secret")}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      return ((await response.json()) as { access_token: string }).access_token;
    };
    const users = async (id: string): Promise<number> => {
      const list = await mock.fetch(`${live}/users?page_size=100`, {
        headers: { authorization: `Bearer ${await token(id)}` },
      });
      return ((await list.json()) as unknown[]).length;
    };
    expect(await users("mock-client")).toBeGreaterThan(1);
    expect(await users("mock-sandbox-client")).toBe(1);
  });
});
