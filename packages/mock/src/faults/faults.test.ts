import type { Problem, Vehicle } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { timeOfId } from "../identity/ids.ts";
import { linkTo, live, send, testMock } from "../testing/send.ts";
import type { VehiclesMock } from "../vehicles-mock.ts";
import { readFaults } from "./read-faults.ts";

const mock = testMock({ vehicles: 60 });

function raw(fault: string, target = "/vehicles?page_size=5", init: RequestInit = {}): Promise<Response> {
  return mock.fetch(live + target, {
    ...init,
    headers: { authorization: "Bearer mock-token", "Mock-Fault": fault },
  });
}

describe("faults that replace the response", () => {
  test('the "status" fault sends the configured Retry-After, in seconds or as a date', async () => {
    const seconds = await raw("status=503 retry-after=7");
    expect([seconds.status, seconds.headers.get("Retry-After")]).toEqual([503, "7"]);
    expect(seconds.headers.get("content-type")).toBe("application/problem+json");
    const date = await raw("status=429 retry-after=Wed, 21 Oct 2026 07:28:00 GMT");
    expect([date.status, date.headers.get("Retry-After")]).toEqual([429, "Wed, 21 Oct 2026 07:28:00 GMT"]);
  });

  test('the fault "status=429" sends the rate-limit problem that the API documents', async () => {
    const response = await raw("status=429");
    expect(response.headers.get("Retry-After")).toBe("42");
    expect(((await response.json()) as Problem).detail).toBe(
      "Request was rate limited. Try again in 42 seconds",
    );
  });

  test('the "latency" fault delays the response, and aborting the request ends the delay', async () => {
    const before = performance.now();
    await raw("latency=60");
    expect(performance.now() - before).toBeGreaterThan(50);
    await expect(raw("latency=60000", "/vehicles", { signal: AbortSignal.timeout(20) })).rejects.toThrow();
  });

  test('the "reset" fault makes fetch reject with the TypeError that Node throws for a broken connection', async () => {
    await expect(raw("reset")).rejects.toThrow(new TypeError("fetch failed"));
  });

  test('the "token-expired" fault responds with 401', async () => {
    expect((await raw("token-expired")).status).toBe(401);
  });

  test('the "html" fault responds with 502 and an HTML page', async () => {
    const response = await raw("html");
    expect([response.status, response.headers.get("content-type")]).toEqual([
      502,
      "text/html; charset=utf-8",
    ]);
  });
});

describe("body faults", () => {
  test('the "reset-body" fault sends half of the body and then breaks the stream', async () => {
    const { body } = await raw("reset-body");
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(100);
    await expect(reader.read()).rejects.toThrow("reset the connection");
  });

  test.each(["truncated", "malformed"])('the "%s" fault sends JSON that cannot be parsed', async (fault) => {
    const response = await raw(fault);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test('the "wrong-type" fault labels valid JSON as text/plain', async () => {
    const response = await raw("wrong-type");
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(await response.json()).toHaveLength(5);
  });
});

describe("list faults", () => {
  const faulty = (fault: string) =>
    send<Vehicle[]>(mock, "/vehicles?page_size=5", { headers: { "Mock-Fault": fault } });

  test('the link faults point "next" to the same page or another origin, or omit Link headers', async () => {
    expect(linkTo("next", (await faulty("link-loop")).headers)).toBe(`${live}/vehicles?page_size=5`);
    expect(linkTo("next", (await faulty("link-cross-origin")).headers)).toMatch(
      /^https:\/\/elsewhere\.example\/v2\/vehicles\?/,
    );
    expect((await faulty("link-missing")).headers.get("link")).toBeNull();
  });

  test('the "item-repeated" fault lists the last item of a page twice', async () => {
    const { body } = await faulty("item-repeated");
    expect(body).toHaveLength(6);
    expect(body[5]).toEqual(body[4]);
  });

  test('the "item-added" fault adds a vehicle after a page, and "item-removed" removes its last vehicle', async () => {
    const fresh = testMock({ vehicles: 20 });
    const added = await faultyPage(fresh, "item-added");
    const next = await send<Vehicle[]>(fresh, linkTo("next", added.headers) ?? "");
    expect(timeOfId(next.body[0]?.id ?? "")).toBe(timeOfId(added.body.at(-1)?.id ?? "") + 1);
    expect(fresh.snapshot().vehicles).toHaveLength(21);
    const removed = await faultyPage(fresh, "item-removed");
    expect((await send(fresh, `/vehicles/${removed.body.at(-1)?.id}`)).status).toBe(404);
  });

  const faultyPage = (of: VehiclesMock, fault: string) =>
    send<Vehicle[]>(of, "/vehicles?page_size=5", { headers: { "Mock-Fault": fault } });
});

describe("the choice of faults", () => {
  test("a fault's `times` setting counts only requests of the fault's operation", async () => {
    const flaky = testMock({ vehicles: 1, faults: "status=503 operation=listVehicles times=2" });
    const statuses: number[] = [];
    for (const path of ["/users", "/vehicles", "/vehicles", "/vehicles"])
      statuses.push((await send(flaky, path)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test("a fault with `rate=0.5` applies to about half the requests, the same ones for equal seeds", async () => {
    const run = async (): Promise<number[]> => {
      const flaky = testMock({ vehicles: 1, faults: [{ kind: "status", value: 500, rate: 0.5 }] });
      const statuses: number[] = [];
      for (let request = 0; request < 40; request += 1)
        statuses.push((await send(flaky, "/vehicles")).status);
      return statuses;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    const applied = first.filter((status) => status === 500).length;
    expect(applied).toBeGreaterThan(10);
    expect(applied).toBeLessThan(30);
  });

  test("an invalid Mock-Fault header gets 400", async () => {
    const response = await raw("explode");
    expect(response.status).toBe(400);
    expect(((await response.json()) as Problem).detail).toContain('Unknown fault "explode"');
  });
});

test("readFaults parses faults with all their settings", () => {
  expect(readFaults("latency=200 rate=0.5, status=503 retry-after=2 operation=listVehicles times=3")).toEqual(
    [
      { kind: "latency", value: 200, rate: 0.5 },
      { kind: "status", value: 503, retryAfter: "2", operation: "listVehicles", times: 3 },
    ],
  );
});

test.each([
  ["status", "status="],
  ["status=200", "expected a number from 400 to 599"],
  ["reset=3", "takes no value"],
  ["latency=5 speed=2", 'Unknown setting "speed"'],
  ["latency=5 rate=2", "expected a number from 0 to 1"],
  ["reset operation=flyVehicle", 'Unknown operation "flyVehicle"'],
])('readFaults rejects "%s" with an error that names the invalid part', (text, message) => {
  expect(() => readFaults(text)).toThrow(message);
});
