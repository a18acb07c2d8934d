import type { Vehicle } from "@ev-vehicles/types";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { alteredMock } from "../testing/altered-api.ts";
import { clientCredentialsToken, live, sampleVehicle, testMock } from "../testing/send.ts";

const headers = { authorization: "Bearer mock-token" };

describe("the Hono app", () => {
  test("mock.app.request responds to requests like mock.fetch", async () => {
    const response = await testMock({ vehicles: 3 }).app.request("/v2/vehicles?page_size=2", { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("link")).toContain(
      "<http://localhost/v2/vehicles?page_size=2&page_after=vhcl",
    );
  });

  test("the mock's app can be mounted at the root of a Hono app that has routes", async () => {
    const outer = new Hono()
      .get("/health", (c) => c.text("healthy"))
      .route("/", testMock({ vehicles: 3 }).app);
    expect(await (await outer.request("/health")).text()).toBe("healthy");
    expect((await outer.request("/v2/vehicles", { headers })).status).toBe(200);
    const rejected = await outer.request("/v2/vehicles");
    expect([rejected.status, rejected.headers.get("content-type")]).toEqual([
      401,
      "application/problem+json",
    ]);
    expect((await outer.request("/v2/nothing", { headers })).status).toBe(404);
    expect((await outer.request("/nothing")).status).toBe(404);
  });

  test("URLs in responses include the path below which the mock's app is mounted", async () => {
    const outer = new Hono().route("/mocks/ev", testMock().app);
    const response = await outer.request(`/mocks/ev/v2/vehicles/${sampleVehicle}`, { headers });
    const { url } = (await response.json()) as Vehicle;
    expect(url).toBe(`http://localhost/mocks/ev/v2/vehicles/${sampleVehicle}`);
    expect((await outer.request(url, { headers })).status).toBe(200);
  });

  test("HEAD responds with the headers of GET (RFC 9110, 9.3.2)", async () => {
    const response = await testMock().app.request("/v2/vehicles", { method: "HEAD", headers });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("link")).toContain('rel="next"');
  });
});

describe("routes", () => {
  test("a request's path may end with a slash, which the links in the response leave out", async () => {
    const response = await testMock().fetch(`${live}/vehicles/?page_size=2`, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("link")).toContain(`<${live}/vehicles?page_size=2&`);
  });

  test("a fixed path segment takes precedence over a parameter that the spec describes earlier", async () => {
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

  test("with live client credentials many users are listed, and with sandbox credentials only one", async () => {
    const mock = testMock({ acceptUnknownTokens: false });
    const users = async (client: string): Promise<number> => {
      const list = await mock.fetch(`${live}/users?page_size=100`, {
        headers: { authorization: `Bearer ${await clientCredentialsToken(mock, { client })}` },
      });
      return ((await list.json()) as unknown[]).length;
    };
    expect(await users("mock-client:mock-secret")).toBeGreaterThan(1);
    expect(await users("mock-sandbox-client:mock-sandbox-secret")).toBe(1);
  });
});
