import { programPath } from "@ev-vehicles/testing/programs";
import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RedisConnection } from "../redis-connection.ts";
import { runRandomly } from "../testing/random-programs.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { SimulatedApi } from "../testing/simulated-api.ts";
import { redisBudgetStore } from "./redis-budget-store.ts";

const second = 1000;
const hour = 3_600_000;
const defaultWeights = { acquire: 10, count: 8, respond: 6 };
/** Each test runs once per seed. Set EV_TEST_SEEDS higher to search for faults. */
const seeds = Array.from({ length: Number(process.env.EV_TEST_SEEDS ?? 10) }, (_, seed) => seed);
let server: RedisServer;
let clients: Awaited<ReturnType<RedisServer["connect"]>>[];

/** Counts the probes that Redis allows. */
function watchProbes(redis: RedisConnection, counts: { probes: number }): RedisConnection {
  const watch = async (reply: Promise<unknown>) => {
    const [, ticket] = [await reply].flat();
    if (String(ticket).endsWith(":1")) counts.probes++;
    return reply;
  };
  return {
    eval: (script, input) => watch(redis.eval(script, input)),
    evalSha: (sha1, input) => watch(redis.evalSha(sha1, input)),
  };
}

/** Prepares three processes with their own bucket and API. */
function prepare(name: string, seed: number, leaseMs: number) {
  const random = randomNumbers(seed);
  const time = { offsetMs: 0 };
  const counts = { probes: 0 };
  const api = new SimulatedApi(10 + Math.floor(random() * 30), () => Date.now() + Math.floor(time.offsetMs));
  const shared = { leaseMs, timeOffsetMs: () => Math.floor(time.offsetMs), timeoutMs: 60 * second };
  const stores = clients.map((redis) => redisBudgetStore({ redis: watchProbes(redis, counts), ...shared }));
  /**
   * Advances the time by up to 20 seconds, but by less than five minutes in total: if other programs use the budget, a
   * probe is sent once the last count is five minutes old.
   */
  const passTime = () => {
    time.offsetMs = Math.min(290 * second, time.offsetMs + random() * 20 * second);
  };
  return {
    api,
    counts,
    random,
    time,
    programs: { stores, bucket: `${name} ${seed}`, api, random, passTime },
  };
}

describe.skipIf(!programPath("redis-server"))(
  "requests that are counted and responses that arrive in any order",
  () => {
    beforeAll(async () => {
      server = await startRedis();
      clients = await Promise.all([server.connect(), server.connect(), server.connect()]);
    });
    afterAll(() => server.close());

    test.each(seeds)("the whole budget is used and no request is rejected, seed %i", async (seed) => {
      const { programs, api, random } = prepare("all", seed, 40 * second);
      api.spend(Math.floor(random() * api.limit));
      await runRandomly(programs, defaultWeights, 200);
      expect(api).toMatchObject({ used: api.limit, rejected: 0 });
    });

    test.each(seeds)(
      "rejections never outnumber probes plus requests that arrive after they were abandoned, seed %i",
      async (seed) => {
        const { programs, api, counts, random } = prepare("some", seed, 10 * second);
        // Others send at most half of the limit: many requests can be abandoned before the first count is known.
        api.spend(Math.floor((random() * api.limit) / 2));
        const weights = { ...defaultWeights, giveUp: 2, lose: 1, pass: 3 };
        const { unconfirmed, late } = await runRandomly(programs, weights, 250);
        // After a probe, abandoned requests that did not arrive are dropped. If one arrives later, it may cause a 429.
        expect(api.rejected).toBeLessThanOrEqual(late + counts.probes);
        expect(api.used + unconfirmed).toBeGreaterThan(api.limit / 2);
      },
    );

    test.each(seeds)("each request of other programs causes at most one rejection, seed %i", async (seed) => {
      const { programs, api } = prepare("others", seed, 40 * second);
      const { others } = await runRandomly(programs, { ...defaultWeights, others: 2 }, 200);
      expect(api.rejected).toBeLessThanOrEqual(others);
    });

    test.each(seeds)("the whole budget is used again after several hours, seed %i", async (seed) => {
      const { programs, api, random, time } = prepare("hours", seed, 24 * hour);
      api.spend(Math.floor(random() * api.limit), () => random() * hour);
      const passTime = () => {
        time.offsetMs += random() * 0.2 * hour;
      };
      const { rejected } = await runRandomly(
        { ...programs, passTime },
        { ...defaultWeights, passIdle: 1 },
        400,
      );
      expect(rejected).toBe(0);
      const before = api.rejected;
      time.offsetMs += 2 * hour;
      await runRandomly(programs, defaultWeights, 0);
      expect(api).toMatchObject({ used: api.limit, rejected: before });
    });
  },
);
