import { expect, test } from "vitest";
import { ask, driver, fleetUser, live, testMock } from "../testing/ask.ts";

const minute = 60_000;

test("the hour rolls: what was used at 11:59 is back at 12:59, not at 12:00", async () => {
  const mock = testMock({ vehicles: 1, rateLimit: 3, now: "2024-04-18T11:00:00Z" });
  mock.clock.freeze();
  await ask(mock, "/users");
  mock.clock.advance(59 * minute);
  await ask(mock, "/users");
  const last = await ask(mock, "/users");
  expect(last.headers.get("X-RateLimit-Remaining")).toBe("0");
  const rejected = await ask(mock, "/users");
  expect(rejected.status).toBe(429);
  expect(rejected.headers.get("Retry-After")).toBe("60");
  expect(rejected.body).toEqual({
    type: "https://api.ev.energy/v2/problems/rate-limit-exceeded/",
    status: 429,
    title: "Too Many Requests",
    detail: "Request was rate limited. Try again in 60 seconds",
  });
  mock.clock.advance(minute);
  expect((await ask(mock, "/users")).status).toBe(200);
  expect((await ask(mock, "/users")).status).toBe(429);
  mock.clock.advance(59 * minute);
  expect((await ask(mock, "/users")).headers.get("X-RateLimit-Remaining")).toBe("1");
});

test("EvEnergy-User does not open another budget", async () => {
  const mock = testMock({ rateLimit: 2 });
  await ask(mock, "/vehicles", { headers: { "EvEnergy-User": driver } });
  await ask(mock, "/vehicles", { headers: { "EvEnergy-User": fleetUser } });
  expect((await ask(mock, "/vehicles")).status).toBe(429);
});

test("without a token there are 50 requests an hour, on the open operations", async () => {
  const mock = testMock({ rateLimit: {} });
  const statuses = new Map<number, number>();
  for (let request = 0; request < 52; request += 1) {
    const { status } = await mock.fetch(`${live}/vehicle_makes`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: 50, 429: 2 });
  expect((await ask(mock, "/vehicle_makes")).headers.get("X-RateLimit-Limit")).toBe("1000");
});

test("with rateLimit: false nothing is counted", async () => {
  const mock = testMock({ rateLimit: false });
  await ask(mock, "/vehicle_makes");
  expect((await ask(mock, "/vehicle_makes")).headers.get("X-RateLimit-Remaining")).toBe("1000");
});

test("a budget stays right over many more requests than its limit", async () => {
  const mock = testMock({ vehicles: 1, rateLimit: 10 });
  mock.clock.freeze();
  for (let request = 0; request < 3000; request += 1) {
    mock.clock.advance(6.1 * minute);
    if ((await ask(mock, "/vehicle_makes")).status !== 200)
      throw new Error(`Request ${request} was rejected.`);
  }
  expect((await ask(mock, "/vehicle_makes")).headers.get("X-RateLimit-Remaining")).toBe("0");
});
