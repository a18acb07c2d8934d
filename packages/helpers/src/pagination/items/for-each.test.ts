/** `forEach`: how many tasks run, what a failure does, and what is reported. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { paginate } from "../paginate.ts";
import type { Car } from "../testing/car-paths.ts";
import { ids, listServer, never } from "../testing/list-server.ts";
import type { ItemOutcome } from "./for-each.ts";

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const unhandled = vi.fn();
globalThis.process?.on("unhandledRejection", unhandled);
afterEach(() => expect(unhandled).not.toHaveBeenCalled());

type Outcome = ItemOutcome<Pick<Car, "id">>;

describe("the tasks of forEach", () => {
  test("run one after the other, each item once and in order, unless told otherwise", async () => {
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

  test("run as many at a time as concurrency says, and no item is read before there is room for it", async () => {
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

  test("may be plain functions, and follow map, filter and take", async () => {
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
    "with a concurrency of %s are refused before any request",
    async (concurrency) => {
      const server = listServer({ ids: ids(2) });
      const options = { concurrency: concurrency as number };
      await expect(paginate(server.client, "/cars").forEach(() => {}, options)).rejects.toThrow(RangeError);
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe("a task that fails", () => {
  test("ends everything: no further task, the others are told and awaited, and its error is thrown", async () => {
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

  test("ends the request for the next page", async () => {
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

  test("is in the report when the others are to go on", async () => {
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

  test("may throw anything, undefined too", async () => {
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

describe("what ends forEach besides its tasks", () => {
  test("an error of the list comes after the tasks in flight are done, whatever stopOnError says", async () => {
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

  test("the list's signal, which the tasks see as well", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const server = listServer({ ids: ids(9) });
    let told = 0;
    const work = paginate(server.client, "/cars", { signal: controller.signal }).forEach(
      async (_item, _index, signal) => {
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        told++;
      },
      { concurrency: 2 },
    );
    const outcome = expect(work).rejects.toBe(reason);
    await settle();
    await settle();
    controller.abort(reason);
    await outcome;
    expect(told).toBe(2);
  });

  test("an onSettled that throws", async () => {
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
