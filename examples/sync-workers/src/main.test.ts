import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { programPath } from "@ev-vehicles/testing/programs";
import { type RedisServer, startRedisServer } from "@ev-vehicles/testing/redis-server";
import { createClient } from "redis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("./main.ts", import.meta.url));
const hasRedis = programPath("redis-server") !== undefined;

let redisServer: RedisServer;
let url: string;

beforeEach(async (context) => {
  if (!hasRedis) return context.skip();
  redisServer = await startRedisServer();
  url = redisServer.url;
});
afterEach(async () => await redisServer?.kill());

/** Runs the sync as a user does: in its own process. */
function sync(env: Record<string, string> = {}) {
  const child = execFile(process.execPath, [program], {
    env: { ...process.env, REDIS_URL: url, SYNC_NIGHT: "2026-11-22", ...env },
    timeout: 100_000,
  });
  const run = { child, text: "", status: once(child, "close").then(([code]) => code) };
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: string) => (run.text += part));
  return run;
}

describe.skipIf(!hasRedis)("the nightly sync", { timeout: 120_000 }, () => {
  it("four workers read 10,000 vehicles with one token, in as few requests as possible", async () => {
    const run = sync();
    expect(await run.status).toBe(0);
    expect(run.text).toContain("10000 vehicles in 100 requests; the least possible is 100.");
    expect(run.text).toContain("1 token fetched.");
  });

  it("a sync that was killed with all its workers can resume, and stores every vehicle once", async () => {
    const api: MockServer = await startMockServer({ port: 0, vehicles: 3000 });
    const env = { EV_BASE_URL: api.url, EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
    const redis = await createClient({ url }).connect();
    const stored = () => redis.hLen("sync:{2026-11-22}:vehicles");

    const first = sync(env);
    await expect.poll(stored, { timeout: 60_000, interval: 10 }).toBeGreaterThan(600);
    for (const [, pid] of first.text.matchAll(/Worker (\d+) started/g)) process.kill(Number(pid), "SIGKILL");
    first.child.kill("SIGKILL");
    await first.status;
    expect(await stored()).toBeLessThan(3000);

    const second = sync(env);
    expect(await second.status).toBe(0);
    expect(second.text).toMatch(/Resuming the sync of .*; \d+ vehicles are stored/);
    // The page that was in flight may be read again.
    expect(second.text).toMatch(/3000 vehicles in 3[01] requests; the least possible is 30\./);
    expect(second.text).toContain("1 token fetched.");
    redis.destroy();
    await api.close();
  });

  it("the queue stores the pages within the rate limit, and delays the page that would exceed it", async () => {
    const api = await startMockServer({ port: 0, vehicles: 700, rateLimit: 5 });
    const env = {
      EV_BASE_URL: api.url,
      EV_CLIENT_ID: "mock-client",
      EV_CLIENT_SECRET: "mock-secret",
      SYNC_WORKERS: "2",
    };
    const redis = await createClient({ url }).connect();
    const run = sync(env);
    await expect.poll(() => redis.zCard("bull:vehicle-sync:delayed"), { timeout: 60_000 }).toBe(1);
    expect(await redis.hLen("sync:{2026-11-22}:vehicles")).toBe(500);
    expect(await redis.hGet("sync:{2026-11-22}:counts", "requests")).toBe("5");
    run.child.kill("SIGKILL");
    await run.status;
    redis.destroy();
    await api.close();
  });

  it("a sync ends with the error of a failed page, and the next run resumes with that page", async () => {
    const api = await startMockServer({ port: 0, vehicles: 300 });
    const env = { EV_BASE_URL: api.url, EV_CLIENT_ID: "mock-client", SYNC_WORKERS: "2" };
    const first = sync({ ...env, EV_CLIENT_SECRET: "wrong" });
    expect(await first.status).toBe(1);
    expect(first.text).toMatch(
      /The sync stopped\. Start it again to resume with page 0, which failed: .*401/,
    );
    const second = sync({ ...env, EV_CLIENT_SECRET: "mock-secret" });
    expect(await second.status).toBe(0);
    expect(second.text).toContain("300 vehicles in 3 requests; the least possible is 3.");
    await api.close();
  });

  it("a worker ends if the sync ends before the worker is ready", async () => {
    const api = await startMockServer({ port: 0 });
    const worker = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)), {
      env: {
        ...process.env,
        ...{
          REDIS_URL: url,
          EV_BASE_URL: api.url,
          EV_CLIENT_ID: "mock-client",
          EV_CLIENT_SECRET: "mock-secret",
        },
      },
    });
    worker.disconnect();
    expect(await once(worker, "exit")).toEqual([0, null]);
    await api.close();
  });

  it("the sync fails without REDIS_URL, and says how to set it", async () => {
    const run = sync({ REDIS_URL: "" });
    expect(await run.status).toBe(1);
    expect(run.text).toContain("Set REDIS_URL");
  });
});
