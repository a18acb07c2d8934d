import type { Problem } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { driver, leafTrim, live, sampleVehicle, send, testMock } from "../testing/send.ts";

const mock = testMock();

async function problem(
  target: string,
  init: RequestInit = {},
): Promise<{ status: number; type: string | null; body: Problem }> {
  const response = await mock.fetch(live + target, init);
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    body: (await response.json()) as Problem,
  };
}

describe("error responses", () => {
  test("a request without a token gets exactly the documented 401", async () => {
    expect(await problem("/vehicles")).toEqual({
      status: 401,
      type: "application/problem+json",
      body: { title: "Unauthorized", status: 401, detail: "Authentication credentials were not provided." },
    });
  });

  test.each(["Basic bW9jaw==", "Bearer", "Bearer two words", "mock-token"])(
    'the Authorization header "%s" is rejected, because it contains no valid bearer token',
    async (authorization) => {
      const { status, body } = await problem("/vehicles", { headers: { authorization } });
      expect(status).toBe(401);
      expect(body.detail).toContain("Expected: Bearer <token>");
    },
  );

  test("an unknown path gets 404", async () => {
    expect((await send(mock, "/vehicle")).status).toBe(404);
    expect((await send(mock, "https://api.ev.energy/v1/vehicles")).status).toBe(404);
    expect((await send(mock, "/vehicles/a/b/c")).status).toBe(404);
  });

  test("an unsupported method gets a 405 with the supported methods in Allow", async () => {
    const { status, headers, body } = await send<Problem>(mock, `/vehicles/${sampleVehicle}`, {
      method: "PUT",
    });
    expect([status, body.detail]).toEqual([405, "Could not satisfy this HTTP method."]);
    expect(headers.get("allow")).toBe("GET, PATCH, DELETE");
  });

  test.each(["text/html", "application/json;q=0", "image/*, text/plain"])(
    'the header "Accept: %s" gets 406',
    async (accept) => {
      const { status, body } = await send<Problem>(mock, "/vehicles", { headers: { accept } });
      expect([status, body.detail]).toEqual([406, "Could not satisfy the request Accept header."]);
    },
  );

  test.each(["application/json", "application/*", "*/*;q=0.1", "text/html, application/json;q=0.9"])(
    'the header "Accept: %s" gets 200, because it allows JSON',
    async (accept) => {
      expect((await send(mock, "/vehicles", { headers: { accept } })).status).toBe(200);
    },
  );

  test.each(["3.0", "1", "two", "2.0.1"])(
    'the header "EvEnergy-Version: %s" is rejected as unsupported',
    async (version) => {
      const { status, body } = await send<Problem>(mock, "/vehicles", {
        headers: { "EvEnergy-Version": version },
      });
      expect(status).toBe(400);
      expect(body).toEqual({
        title: "Unsupported version",
        status: 400,
        detail: `Unsupported version requested: ${version}`,
      });
    },
  );

  test.each(["2", "2.0"])('the header "EvEnergy-Version: %s" is supported', async (version) => {
    expect((await send(mock, "/vehicles", { headers: { "EvEnergy-Version": version } })).status).toBe(200);
  });

  test.each(["someone", "user1", driver.replace("user", "vhcl")])(
    'the header "EvEnergy-User: %s" gets a 400 that names EvEnergy-User',
    async (user) => {
      const { status, body } = await send<Problem>(mock, "/vehicles", { headers: { "EvEnergy-User": user } });
      expect(status).toBe(400);
      expect(body.field_errors?.["EvEnergy-User"]?.[0]).toContain("Expected a user id");
    },
  );

  test.each([
    ["text/plain", "{}", /Content-Type: application\/json/],
    ["application/json", "{", /not valid JSON/],
    ["application/json", "", /body is empty/],
  ])("a body with the Content-Type %s and the text %j is rejected", async (type, body, detail) => {
    const headers = { authorization: "Bearer mock-token", "content-type": type };
    const response = await problem(`/vehicles/${sampleVehicle}`, { method: "PATCH", headers, body });
    expect(response.status).toBe(400);
    expect(response.body.detail).toMatch(detail);
  });
});

describe("the common headers and base paths", () => {
  test.each([
    ["/vehicles", "Bearer mock-token"],
    ["/vehicles", ""],
    ["/nothing", "Bearer mock-token"],
  ])(
    "a request for %s with Authorization %j gets the EvEnergy-Version and X-RateLimit headers",
    async (target, authorization) => {
      const { headers } = await mock.fetch(
        live + target,
        authorization ? { headers: { authorization } } : {},
      );
      expect(headers.get("EvEnergy-Version")).toBe("2");
      expect(Number(headers.get("X-RateLimit-Limit"))).toBeGreaterThan(0);
      expect(Number(headers.get("X-RateLimit-Remaining"))).toBeGreaterThanOrEqual(0);
    },
  );

  test("the mock also responds below the base path of the vendor's public mock", async () => {
    const publicMock = "https://developers.ev.energy/_mock/ev.energy-api-v2";
    const { body } = await send<{ url: string }>(mock, `${publicMock}/vehicles/${sampleVehicle}`);
    expect(body.url).toBe(`${publicMock}/vehicles/${sampleVehicle}`);
  });
});

describe("odd URLs of sample responses", () => {
  test.each([
    `${live}/trim/vehicle_${leafTrim}`,
    `${live}/trim/${leafTrim}/`,
    `${live}/user/${driver}`,
    `${live}/user/${driver}/?expand=default_location.tariff`,
    `https://api.ev.energy/charging_sub_sessions/?vehicle_id=${sampleVehicle}`,
    `${live}/vehicles/${sampleVehicle}/status_logs/2024-04-17T09:39:45.994584Z/`,
  ])("the odd URL %s gets 200", async (url) => {
    expect((await send(mock, url)).status).toBe(200);
  });
});

test("mock.fetch with an aborted signal rejects with the signal's reason", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(mock.fetch(`${live}/vehicles`, { signal })).rejects.toThrow("enough");
});
