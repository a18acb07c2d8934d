import { expect, it } from "vitest";
import { taskQueue } from "./task-queue.ts";

it.each([
  [3, 3],
  [1, 1],
  [0, 1],
  [Number.NaN, 1],
  [Infinity, 20],
])(
  "a queue with concurrency %d starts tasks in order, with at most %d running at once",
  async (concurrency, peak) => {
    const enqueue = taskQueue(concurrency);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const results = Array.from({ length: 20 }, (_, number) =>
      enqueue(async () => {
        started.push(number);
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, number % 3));
        running--;
        if (number === 7) throw new Error("seven");
        return number;
      }).catch(String),
    );
    expect(await Promise.all(results)).toEqual(started.map((n) => (n === 7 ? "Error: seven" : n)));
    expect(started).toEqual(started.toSorted((a, b) => a - b));
    expect(most).toBe(peak);
  },
);
