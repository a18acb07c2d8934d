import { expect, test } from "vitest";
import { live, testMock } from "../testing/send.ts";

const origin = "http://localhost:5173";

test("a preflight from any page succeeds and is not counted against the rate limit", async () => {
  const mock = testMock({ vehicles: 1, rateLimit: 1 });
  const preflight = await mock.fetch(`${live}/vehicles`, {
    method: "OPTIONS",
    headers: {
      origin,
      "Access-Control-Request-Method": "PATCH",
      "Access-Control-Request-Headers": "authorization,evenergy-version",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("PATCH");
  expect(preflight.headers.get("Access-Control-Allow-Headers")).toBe("authorization,evenergy-version");
  const next = await mock.fetch(`${live}/vehicles`, { headers: { origin, authorization: "Bearer a" } });
  expect(next.status).toBe(200);
});

const shared = testMock({ vehicles: 1 });

test.each([
  ["a list", "/vehicles", {}, 200],
  ["a cached list", "/vehicles", {}, 200],
  ["an error", "/vehicles", { authorization: "" }, 401],
  ["an unknown path", "/nothing", {}, 404],
  ["a fault", "/vehicles", { "Mock-Fault": "status=503" }, 503],
  ["a damaged body", "/vehicles", { "Mock-Fault": "truncated" }, 200],
])(
  "for %s, pages of other origins can read the response headers that a client needs",
  async (_, path, headers, status) => {
    const response = await shared.fetch(live + path, {
      headers: { origin, authorization: "Bearer mock-token", ...headers },
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const exposed = response.headers.get("Access-Control-Expose-Headers")?.toLowerCase().split(",");
    expect(exposed).toEqual(
      expect.arrayContaining([
        "link",
        "retry-after",
        "evenergy-version",
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
      ]),
    );
  },
);

test("with `exposeHeaders: []`, pages of other origins may call the mock but cannot read Link", async () => {
  const mock = testMock({ vehicles: 3, cors: { exposeHeaders: [] } });
  const headers = { origin, authorization: "Bearer mock-token" };
  const response = await mock.fetch(`${live}/vehicles?page_size=1`, { headers });
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(response.headers.get("Access-Control-Expose-Headers")).toBeNull();
});

test("with cors: false, responses have no CORS headers and a preflight gets 405", async () => {
  const mock = testMock({ vehicles: 1, cors: false });
  const headers = { origin, authorization: "Bearer mock-token" };
  const response = await mock.fetch(`${live}/vehicles`, { headers });
  expect(response.status).toBe(200);
  expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  expect((await mock.fetch(`${live}/vehicles`, { method: "OPTIONS", headers })).status).toBe(405);
});
