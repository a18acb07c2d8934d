import { programPath } from "@ev-vehicles/testing/programs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CountingApi, startCountingApi } from "./testing/counting-api.ts";
import { spend, startWorker, type Worker } from "./testing/processes.ts";
import { type RedisServer, startRedis } from "./testing/redis-server.ts";

const hour = 3_600_000;
let redis: RedisServer;
let api: CountingApi;
let workers: Worker[] = [];

/** So that nobody waits long for a process that was killed. */
const shortLease = () => ({ leaseMs: "2000" });

async function start(count: number, env: (index: number) => Record<string, string> = () => ({})) {
  const common = { url: redis.url, baseUrl: api.url };
  const started = Array.from({ length: count }, (_, index) => startWorker({ ...common, ...env(index) }));
  workers.push(...(await Promise.all(started)));
  return workers;
}

describe.skipIf(!programPath("redis-server"))("processes on one Redis", () => {
  beforeEach(async () => {
    redis = await startRedis();
    api = await startCountingApi();
  });
  afterEach(async () => {
    for (const { process } of workers) process.kill("SIGKILL");
    workers = [];
    await api.close();
    await redis.close();
  });

  test("8 with 50 callers each send exactly 1000 requests an hour and not one too many, on one token", async () => {
    const eight = await start(8);
    expect(await spend(eight, 50, 0)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour / 2);
    expect(await spend(eight, 50, hour / 2)).toEqual({ sent: 0, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour / 2);
    expect(await spend(eight, 50, hour)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    expect(api).toMatchObject({ accepted: 2000, rejected: 0, tokenRequests: 1 });
  });

  test("whose clocks are 5 seconds apart do the same", async () => {
    const eight = await start(8, (index) => ({ skewMs: String(index % 2 ? 5000 : -5000) }));
    expect(await spend(eight, 50, 0)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour);
    expect(await spend(eight, 50, hour)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    expect(api).toMatchObject({ accepted: 2000, rejected: 0, tokenRequests: 1 });
  });

  test("go on when one is killed that holds the lock of the token and the first slot", async () => {
    const [killed] = await start(1, shortLease);
    await killed?.ask({ do: "lock" });
    await killed?.ask({ do: "acquire" });
    killed?.process.kill("SIGKILL");
    workers = [];
    const began = Date.now();
    // Its request may have been sent: it counts for an hour, or until a probe five minutes later.
    expect(await spend(await start(4, shortLease), 50, 0)).toEqual({ sent: 999, rejected: 0, spent: 200 });
    expect(Date.now() - began).toBeGreaterThan(1000);
    expect(api).toMatchObject({ accepted: 999, tokenRequests: 1 });
  });

  test("killed in the middle of their requests leave the rest of the budget to the others", async () => {
    const four = await start(4, shortLease);
    const all = spend(four.slice(2), 50, 0);
    const doomed = four.slice(0, 2).map((worker) => worker.ask({ do: "spend", callers: 50, offsetMs: 0 }));
    doomed.map((answer) => answer.catch(() => {}));
    await expect.poll(() => api.accepted, { timeout: 30_000 }).toBeGreaterThan(200);
    for (const { process } of four.slice(0, 2)) process.kill("SIGKILL");
    expect(await all).toMatchObject({ rejected: 0, spent: 100 });
    expect(api.rejected).toBe(0);
    expect(api.accepted).toBeGreaterThan(880);
    expect(api.accepted).toBeLessThanOrEqual(1000);
  });

  test("share what another program has left of the budget", async () => {
    const headers = { Authorization: `Bearer ${await tokenOf(api)}` };
    for (let sent = 0; sent < 700; sent++) await api.mock.fetch(`${api.url}/vehicle_makes`, { headers });
    expect(await spend(await start(4), 50, 0)).toEqual({ sent: 300, rejected: 0, spent: 200 });
  });
});

/** A token of the same application, which another program got. */
async function tokenOf({ mock, url }: CountingApi): Promise<string> {
  const answer = await mock.fetch(new URL("/o/token/", url), {
    method: "POST",
    headers: { Authorization: `Basic ${btoa("mock-client:mock-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
