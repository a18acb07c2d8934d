import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RequestOutcome } from "./budget-store.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const second = 1000;
const hour = 3_600_000;
const limit = 60;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

/** An API that counts the requests of a rolling hour, each when it arrives. */
function rollingApi() {
  const accepted: number[] = [];
  const api = {
    accepted,
    rejected: 0,
    receive(): RequestOutcome {
      const now = performance.now();
      const counted = accepted.filter((timestamp) => timestamp > now - hour).length;
      if (counted >= limit) {
        api.rejected++;
        const [oldest = now] = accepted.slice(-counted);
        return { sent: true, limit, remaining: 0, retryAfterMs: oldest + hour - now };
      }
      accepted.push(now);
      return { sent: true, limit, remaining: limit - counted - 1 };
    },
  };
  return api;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Conditions {
  readonly callers?: number;
  /** The share of responses that are lost, from 0 to 1. */
  readonly lost?: number;
  /** The share of slots that are released without a request, from 0 to 1. */
  readonly abandoned?: number;
  /** How many requests another program sends first. */
  readonly others?: number;
}

/** For three hours, sends as many requests as the store allows, each with a random latency. */
async function spendThreeHours(
  seed: number,
  { callers = 12, lost = 0, abandoned = 0, others = 0 }: Conditions = {},
): Promise<ReturnType<typeof rollingApi>> {
  const random = randomNumbers(seed);
  const api = rollingApi();
  const store = memoryBudgetStore();
  for (let sent = 0; sent < others; sent++) api.receive();
  await vi.advanceTimersByTimeAsync(second);
  const end = performance.now() + 3 * hour;
  const caller = async () => {
    while (performance.now() < end) {
      const acquired = await store.acquire("b");
      if (!("release" in acquired)) {
        await pause(acquired.inFlight ? 100 : acquired.waitMs);
      } else if (random() < abandoned) {
        void acquired.release({ sent: false });
        await pause(100);
      } else {
        await pause(random() * 2000);
        const outcome = api.receive();
        await pause(random() * 2000);
        void acquired.release(random() < lost ? { sent: true } : outcome);
      }
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  await vi.advanceTimersByTimeAsync(5 * hour);
  await all;
  return api;
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("three hours, seed %d", (seed) => {
  test("three hours of calls use the whole budget, and no request is rejected", async () => {
    const { accepted, rejected } = await spendThreeHours(seed);
    expect(rejected).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("slots that are released without a request go to other callers", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { abandoned: 0.3 });
    expect(rejected).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("another program's requests cause at most one rejection and waste no budget", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { others: 41 });
    // It is unknown when the hour of these requests ends, so one request probes after five minutes and may be rejected.
    expect(rejected).toBeLessThanOrEqual(1);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("lost responses do not block other requests and waste no budget", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { lost: 0.1 });
    // When the budget seems spent and responses were lost, one request probes and may be rejected.
    expect(rejected).toBeLessThanOrEqual(4);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });
});
