import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetReport, BudgetStore } from "@ev-vehicles/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { redisServerPath } from "../testing/find-redis.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { SimulatedApi } from "../testing/simulated-api.ts";
import { redisBudgetStore } from "./redis-budget-store.ts";

const bucket = "https://api.example/o|client";
const minute = 60_000;
let server: RedisServer;
let offsetMs: number;
let api: SimulatedApi;

async function open(): Promise<BudgetStore> {
  return redisBudgetStore({
    redis: await server.connect(),
    timeOffsetMs: () => offsetMs,
    timeoutMs: 10_000,
  });
}

/** Sends a request to its end. */
async function use(store: BudgetStore): Promise<void> {
  expect(await store.take(bucket)).toBe(0);
  await store.report(bucket, api.count());
}

/** Takes and sends until nothing is left, and hears an answer only where the store waits for one. */
async function useUp(store: BudgetStore): Promise<void> {
  const answers: BudgetReport[] = [];
  for (;;) {
    const taken = Promise.resolve(store.take(bucket));
    while (answers.length > 0 && (await Promise.race([taken, sleep(150)])) === undefined) {
      await store.report(bucket, answers.shift() ?? {});
    }
    if ((await taken) !== 0) break;
    answers.push(api.count());
  }
  for (const answer of answers) await store.report(bucket, answer);
}

describe.skipIf(!redisServerPath)("a budget that others use, too", () => {
  beforeEach(async () => {
    offsetMs = 0;
    server = await startRedis();
    api = new SimulatedApi(12, () => Date.now() + offsetMs);
  });
  afterEach(() => server.close());

  test("is not overdrawn where a request is counted after its lease", async () => {
    const [one, slow] = [await open(), await open()];
    api.spend(7);
    await use(one);
    await slow.take(bucket);
    await slow.take(bucket);
    offsetMs += minute;
    await use(one);
    await useUp(one);
    await slow.report(bucket, api.count());
    await slow.report(bucket, api.count());
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });

  test("is not overdrawn where a request is counted after its caller gave it up", async () => {
    const [one, impatient] = [await open(), await open()];
    api.spend(7);
    await use(one);
    await impatient.take(bucket);
    await impatient.report(bucket, {});
    await use(one);
    await useUp(one);
    api.count();
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });

  test("is not overdrawn where a process hears its answers in another order", async () => {
    const [one, other] = [await open(), await open()];
    api.spend(4);
    await use(one);
    await one.take(bucket);
    const late = api.count();
    await use(other);
    await use(other);
    await one.take(bucket);
    await one.report(bucket, api.count());
    await one.report(bucket, late);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });

  test("is not overdrawn when the hour of own requests ends", async () => {
    const store = await open();
    await use(store);
    for (let call = 0; call < 4; call++) await store.take(bucket);
    const answers = Array.from({ length: 4 }, () => api.count());
    offsetMs += 10_000;
    for (const answer of answers) await store.report(bucket, answer);
    offsetMs += 30 * minute;
    api.spend(5);
    await use(store);
    // The API has forgotten the first, and the store has not yet.
    offsetMs += 30 * minute - 5000;
    await use(store);
    offsetMs += 10_000;
    await useUp(store);
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });

  test("is not overdrawn when an old answer comes after a newer one", async () => {
    const [one, other] = [await open(), await open()];
    await use(one);
    await one.take(bucket);
    const old = api.count();
    api.spend(7);
    await use(other);
    await one.report(bucket, old);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });

  test("is not taken for the one that a 401 tells of", async () => {
    const store = await open();
    api.spend(7);
    await use(store);
    await store.take(bucket);
    await store.report(bucket, { limit: 50, remaining: 50 });
    await useUp(store);
    // Whether the API counts a request that it answers with 401, nobody knows: it is not sent again.
    expect(api).toMatchObject({ used: 11, refused: 0 });
  });

  test("is used to the last request, once those of others are an hour old", async () => {
    const store = await open();
    api.spend(7, () => 30 * minute);
    await use(store);
    offsetMs += 30 * minute;
    await use(store);
    await useUp(store);
    expect(api).toMatchObject({ used: 12, refused: 0 });
  });
});
