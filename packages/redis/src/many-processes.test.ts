import { programPath } from "@ev-vehicles/testing/programs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CountingApi, startCountingApi } from "./testing/counting-api.ts";
import { spend, startWorker, type Worker } from "./testing/processes.ts";
import { type RedisServer, startRedis } from "./testing/redis-server.ts";

const hour = 3_600_000;
let redis: RedisServer;
let api: CountingApi;
let workers: Worker[] = [];

/** The environment of a worker, with a lease so short that nobody waits long for a killed process. */
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

  test("8 processes, each with 50 callers, together send exactly 1000 requests an hour, with one token", async () => {
    const eight = await start(8);
    expect(await spend(eight, 50, 0)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour / 2);
    expect(await spend(eight, 50, hour / 2)).toEqual({ sent: 0, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour / 2);
    expect(await spend(eight, 50, hour)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    expect(api).toMatchObject({ accepted: 2000, rejected: 0, tokenRequests: 1 });
  });

  test("processes whose clocks differ by 10 seconds together send exactly 1000 requests an hour", async () => {
    const eight = await start(8, (index) => ({ skewMs: String(index % 2 ? 5000 : -5000) }));
    expect(await spend(eight, 50, 0)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    api.mock.clock.advance(hour);
    expect(await spend(eight, 50, hour)).toEqual({ sent: 1000, rejected: 0, spent: 400 });
    expect(api).toMatchObject({ accepted: 2000, rejected: 0, tokenRequests: 1 });
  });

  test("if the process that holds the token's lock and the first slot is killed, the others continue", async () => {
    const [killed] = await start(1, shortLease);
    await killed?.ask({ do: "lock" });
    await killed?.ask({ do: "acquire" });
    killed?.process.kill("SIGKILL");
    workers = [];
    const startedAt = Date.now();
    // The killed process may have sent its request, so this counts for an hour, or until a probe five minutes later.
    expect(await spend(await start(4, shortLease), 50, 0)).toEqual({ sent: 999, rejected: 0, spent: 200 });
    expect(Date.now() - startedAt).toBeGreaterThan(1000);
    expect(api).toMatchObject({ accepted: 999, tokenRequests: 1 });
  });

  test("processes that are killed during their requests leave the unused budget to the others", async () => {
    const four = await start(4, shortLease);
    const all = spend(four.slice(2), 50, 0);
    for (const worker of four.slice(0, 2)) {
      worker.ask({ do: "spend", callers: 50, offsetMs: 0 }).catch(() => {});
    }
    await expect.poll(() => api.accepted, { timeout: 30_000 }).toBeGreaterThan(200);
    for (const { process } of four.slice(0, 2)) process.kill("SIGKILL");
    expect(await all).toMatchObject({ rejected: 0, spent: 100 });
    expect(api.rejected).toBe(0);
    expect(api.accepted).toBeGreaterThan(880);
    expect(api.accepted).toBeLessThanOrEqual(1000);
  });

  test("processes share what another program has left of the budget", async () => {
    const headers = { Authorization: `Bearer ${await tokenOf(api)}` };
    for (let sent = 0; sent < 700; sent++) await api.mock.fetch(`${api.url}/vehicle_makes`, { headers });
    expect(await spend(await start(4), 50, 0)).toEqual({ sent: 300, rejected: 0, spent: 200 });
  });
});

/** Gets a token of the same application, as another program would. */
async function tokenOf({ mock, url }: CountingApi): Promise<string> {
  const response = await mock.fetch(new URL("/o/token/", url), {
    method: "POST",
    headers: { Authorization: `Basic ${btoa("mock-client:mock-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
