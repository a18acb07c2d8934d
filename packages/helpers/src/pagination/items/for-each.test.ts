import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import type { Car } from "../testing/car-paths.ts";
import { ids, listServer, never } from "../testing/list-server.ts";
import { settle } from "../testing/settle.ts";
import { failOnUnhandledRejections } from "../testing/unhandled-rejections.ts";
import type { ItemOutcome } from "./for-each.ts";

failOnUnhandledRejections();

type Outcome = ItemOutcome<Pick<Car, "id">>;

describe("the tasks of forEach", () => {
  test("by default, forEach runs one task per item, one at a time and in list order", async () => {
    const server = listServer({ ids: ids(5) });
    const seen: string[] = [];
    let running = 0;
    const report = await paginate(server.client, "/cars", { pageSize: 2 }).forEach(async ({ id }, index) => {
      expect(++running).toBe(1);
      await settle();
      seen.push(`${index}:${id}`);
      running--;
    });
    expect(seen).toEqual(["0:001", "1:002", "2:003", "3:004", "4:005"]);
    expect(report).toEqual({ succeeded: 5, failed: [] });
  });

  test("forEach runs at most `concurrency` tasks at a time, and reads an item only when its task can start", async () => {
    const server = listServer({ ids: ids(20) });
    let running = 0;
    let peak = 0;
    const finish: (() => void)[] = [];
    const done = paginate(server.client, "/cars", { pageSize: 2 }).forEach(
      async () => {
        peak = Math.max(peak, ++running);
        await new Promise<void>((resolve) => finish.push(resolve));
        running--;
      },
      { concurrency: 3 },
    );
    for (let step = 0; step < 10; step++) await settle();
    expect(running).toBe(3);
    expect(server.requests).toHaveLength(2);
    for (let step = 0; step < 40; step++) {
      finish.shift()?.();
      await settle();
    }
    expect(await done).toEqual({ succeeded: 20, failed: [] });
    expect(peak).toBe(3);
  });

  test("forEach accepts synchronous tasks and works after map, filter and take", async () => {
    const server = listServer({ ids: ids(9) });
    const seen: string[] = [];
    await paginate(server.client, "/cars")
      .map(({ id }) => id)
      .filter((id) => id !== "002")
      .take(2)
      .forEach((id) => {
        seen.push(id);
      });
    expect(seen).toEqual(["001", "003"]);
  });

  test.each([0, 1.5, Number.POSITIVE_INFINITY, "2"])(
    "forEach rejects the `concurrency` %o before any request",
    async (concurrency) => {
      const server = listServer({ ids: ids(2) });
      const options = { concurrency: concurrency as number };
      await expect(paginate(server.client, "/cars").forEach(() => {}, options)).rejects.toThrow(RangeError);
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe("a failed task of forEach", () => {
  test("when a task fails, forEach starts no more tasks, aborts and awaits the running ones, and throws the task's error", async () => {
    const server = listServer({ ids: ids(20) });
    const failure = new Error("task");
    const started: string[] = [];
    const outcomes: Outcome[] = [];
    let ended = 0;
    const work = paginate(server.client, "/cars", { pageSize: 5, prefetch: true }).forEach(
      async ({ id }, _index, signal) => {
        started.push(id);
        if (id === "003") throw failure;
        await new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => setTimeout(resolve, 5));
        });
        ended++;
      },
      { concurrency: 3, onSettled: (outcome) => outcomes.push(outcome) },
    );
    await expect(work).rejects.toBe(failure);
    expect(started).toEqual(ids(3));
    expect(ended).toBe(2);
    expect(outcomes.map(({ status, item }) => [status, item.id])).toEqual([
      ["rejected", "003"],
      ["fulfilled", "001"],
      ["fulfilled", "002"],
    ]);
  });

  test("when a task fails, forEach aborts the request for the next page", async () => {
    const server = listServer({
      ids: ids(20),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const work = paginate(server.client, "/cars", { pageSize: 1 }).forEach(
      async () => {
        await settle();
        throw new Error("task");
      },
      { concurrency: 2 },
    );
    await expect(work).rejects.toThrow("task");
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("with `stopOnError: false`, forEach runs all tasks, and its report lists the failed ones", async () => {
    const server = listServer({ ids: ids(7) });
    const report = await paginate(server.client, "/cars", { pageSize: 2 }).forEach(
      ({ id }) => {
        if (Number(id) % 3 === 0) throw new Error(id);
      },
      { stopOnError: false, concurrency: 2 },
    );
    expect(report.succeeded).toBe(5);
    expect(report.failed).toEqual([
      { status: "rejected", item: { id: "003" }, index: 2, reason: new Error("003") },
      { status: "rejected", item: { id: "006" }, index: 5, reason: new Error("006") },
    ]);
  });

  test("if a task throws undefined, forEach rejects with undefined", async () => {
    const server = listServer({ ids: ids(2) });
    let thrown: unknown = "nothing was thrown";
    await paginate(server.client, "/cars")
      .forEach(async () => {
        throw undefined;
      })
      .catch((error: unknown) => {
        thrown = error;
      });
    expect(thrown).toBeUndefined();
  });
});

describe("other errors in forEach", () => {
  test("if a page fails, forEach throws the page's error after all running tasks end, with any `stopOnError`", async () => {
    for (const stopOnError of [true, false]) {
      const server = listServer({
        ids: ids(4),
        intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 503 }) : undefined),
      });
      let done = 0;
      const work = paginate(server.client, "/cars", { pageSize: 2 }).forEach(
        async () => {
          await settle();
          done++;
        },
        { concurrency: 5, stopOnError },
      );
      await expect(work).rejects.toMatchObject({ status: 503 });
      expect(done).toBe(2);
    }
  });

  test("a failed page does not abort the running tasks of forEach, with and without prefetch", async () => {
    for (const prefetch of [true, false]) {
      const server = listServer({
        ids: ids(4),
        intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 503 }) : undefined),
      });
      const aborted: boolean[] = [];
      const work = paginate(server.client, "/cars", { pageSize: 2, prefetch }).forEach(
        async (_item, _index, signal) => {
          for (let step = 0; step < 5; step++) await settle();
          aborted.push(signal.aborted);
        },
        { concurrency: 5 },
      );
      await expect(work).rejects.toMatchObject({ status: 503 });
      expect(aborted).toEqual([false, false]);
    }
  });

  test("when the signal passed to paginate aborts, forEach stops and aborts the signal of its tasks", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const server = listServer({ ids: ids(9) });
    let aborted = 0;
    const work = paginate(server.client, "/cars", { signal: controller.signal }).forEach(
      async (_item, _index, signal) => {
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        aborted++;
      },
      { concurrency: 2 },
    );
    const outcome = expect(work).rejects.toBe(reason);
    await settle();
    await settle();
    controller.abort(reason);
    await outcome;
    expect(aborted).toBe(2);
  });

  test("if the `onSettled` callback throws, forEach stops and throws the same error", async () => {
    const server = listServer({ ids: ids(9) });
    let tasks = 0;
    const work = paginate(server.client, "/cars").forEach(
      () => {
        tasks++;
      },
      {
        stopOnError: false,
        onSettled: () => {
          throw new Error("listener");
        },
      },
    );
    await expect(work).rejects.toThrow("listener");
    expect(tasks).toBe(1);
  });
});
