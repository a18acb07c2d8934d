import { expect, test } from "vitest";
import { driver, fleetUser, live, send, testMock } from "../../testing/send.ts";

const minute = 60_000;

test("a rate limit covers a rolling hour: a request at 11:59 counts until 12:59, not 12:00", async () => {
  const mock = testMock({ vehicles: 1, rateLimit: 3, now: "2024-04-18T11:00:00Z" });
  mock.clock.freeze();
  await send(mock, "/users");
  mock.clock.advance(59 * minute);
  await send(mock, "/users");
  const last = await send(mock, "/users");
  expect(last.headers.get("X-RateLimit-Remaining")).toBe("0");
  const rejected = await send(mock, "/users");
  expect(rejected.status).toBe(429);
  expect(rejected.headers.get("Retry-After")).toBe("60");
  expect(rejected.body).toEqual({
    type: "https://api.ev.energy/v2/problems/rate-limit-exceeded/",
    status: 429,
    title: "Too Many Requests",
    detail: "Request was rate limited. Try again in 60 seconds",
  });
  mock.clock.advance(minute);
  expect((await send(mock, "/users")).status).toBe(200);
  expect((await send(mock, "/users")).status).toBe(429);
  mock.clock.advance(59 * minute);
  expect((await send(mock, "/users")).headers.get("X-RateLimit-Remaining")).toBe("1");
});

test("requests with different EvEnergy-User headers share one rate-limit budget", async () => {
  const mock = testMock({ rateLimit: 2 });
  await send(mock, "/vehicles", { headers: { "EvEnergy-User": driver } });
  await send(mock, "/vehicles", { headers: { "EvEnergy-User": fleetUser } });
  expect((await send(mock, "/vehicles")).status).toBe(429);
});

test("operations that require no token allow anonymous clients 50 requests an hour", async () => {
  const mock = testMock({ rateLimit: {} });
  const statuses = new Map<number, number>();
  for (let request = 0; request < 52; request += 1) {
    const { status } = await mock.fetch(`${live}/vehicle_makes`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: 50, 429: 2 });
  expect((await send(mock, "/vehicle_makes")).headers.get("X-RateLimit-Limit")).toBe("1000");
});

test("with rateLimit: false, the mock counts no requests", async () => {
  const mock = testMock({ rateLimit: false });
  await send(mock, "/vehicle_makes");
  expect((await send(mock, "/vehicle_makes")).headers.get("X-RateLimit-Remaining")).toBe("1000");
});

test("a rate-limit budget stays correct over thousands of requests", async () => {
  const mock = testMock({ vehicles: 1, rateLimit: 10 });
  mock.clock.freeze();
  for (let request = 0; request < 3000; request += 1) {
    mock.clock.advance(6.1 * minute);
    if ((await send(mock, "/vehicle_makes")).status !== 200)
      throw new Error(`Request ${request} was rejected.`);
  }
  expect((await send(mock, "/vehicle_makes")).headers.get("X-RateLimit-Remaining")).toBe("0");
});
