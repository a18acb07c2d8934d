import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { randomNumbers } from "../../../../scripts/random-numbers.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const hour = 3_600_000;
const limit = 60;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

/** An API with a rolling hour: it counts a request when it arrives, which its answer says some time later. */
function rollingApi() {
  const accepted: number[] = [];
  const api = {
    accepted,
    refused: 0,
    receive() {
      const now = Date.now();
      const counted = accepted.filter((moment) => moment > now - hour).length;
      if (counted >= limit) {
        api.refused++;
        const [oldest = now] = accepted.slice(-counted);
        return { limit, remaining: 0, retryAt: oldest + hour };
      }
      accepted.push(now);
      return { limit, remaining: limit - counted - 1 };
    },
  };
  return api;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Callers that send for three hours whatever the store lets them, each request as slow as chance has it. */
async function spendThreeHours(
  seed: number,
  { callers = 12, lost = 0, abandoned = 0, foreign = 0 } = {},
): Promise<ReturnType<typeof rollingApi>> {
  const random = randomNumbers(seed);
  const api = rollingApi();
  const store = memoryBudgetStore();
  for (let sent = 0; sent < foreign; sent++) api.receive();
  await vi.advanceTimersByTimeAsync(1000);
  const end = Date.now() + 3 * hour;
  const caller = async () => {
    while (Date.now() < end) {
      const moment = await store.take("b");
      if (moment) {
        await pause(Math.max(1, moment - Date.now()));
      } else if (random() < abandoned) {
        store.report("b", { unsent: true });
        await pause(100);
      } else {
        const sentAt = Date.now();
        await pause(random() * 2000);
        const answer = api.receive();
        await pause(random() * 2000);
        store.report("b", { ...(random() < lost ? {} : answer), sentAt });
      }
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  await vi.advanceTimersByTimeAsync(5 * hour);
  await all;
  return api;
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("in three hours, seed %d", (seed) => {
  test("all of the budget is used, and nothing is refused", async () => {
    const { accepted, refused } = await spendThreeHours(seed);
    expect(refused).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("turns that come too late for their callers go back to the others", async () => {
    const { accepted, refused } = await spendThreeHours(seed, { abandoned: 0.3 });
    expect(refused).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("what others have used before is left out, and used once it has come back", async () => {
    const { accepted, refused } = await spendThreeHours(seed, { foreign: 41 });
    // Nobody can know when they come back: one request looks after five minutes, and is told.
    expect(refused).toBeLessThanOrEqual(1);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("answers that are lost on the way neither stop the others nor cost more than they did", async () => {
    const { accepted, refused } = await spendThreeHours(seed, { lost: 0.1 });
    expect(refused).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });
});

test("an answer that was overtaken by later ones does not make their requests look free", async () => {
  const store = memoryBudgetStore();
  const answer = (sentAt: number, remaining: number) => store.report("b", { limit: 10, remaining, sentAt });
  const overtaken = hour;
  expect(store.take("b")).toBe(0);
  for (let remaining = 8; remaining >= 3; remaining--) {
    vi.advanceTimersByTime(1000);
    expect(store.take("b")).toBe(0);
    const sentAt = Date.now();
    vi.advanceTimersByTime(1000);
    answer(sentAt, remaining);
  }
  answer(overtaken, 9);
  expect([store.take("b"), store.take("b"), store.take("b")]).toEqual([0, 0, 0]);
  expect(store.take("b")).toBeInstanceOf(Promise);
});

test("a server that never counts down is not kept from anything", async () => {
  const store = memoryBudgetStore();
  for (let sent = 0; sent < 50 * limit; sent++) {
    expect(store.take("b")).toBe(0);
    store.report("b", { limit, remaining: limit - 1, sentAt: Date.now() });
    vi.advanceTimersByTime(10);
  }
});
