/** The pager against a plain array: whatever the list, the options and the faults, every item once, in order, or an error. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import { ids, listServer } from "./testing/list-server.ts";

const fault = fc.constantFrom("none", "none", "none", "refused", "lost", "left", "loop");

const scenario = fc.record({
  count: fc.nat(40),
  /** Items that the server hides: pages become short, and empty, in the middle. */
  hidden: fc.uniqueArray(fc.nat(40), { maxLength: 25 }),
  scheme: fc.constantFrom("cursor" as const, "number" as const),
  backward: fc.boolean(),
  pageSize: fc.integer({ min: 1, max: 12 }),
  limit: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(45)),
  /** How many items are read before the walk is stopped, stored and taken up again. */
  portion: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 15 })),
  prefetch: fc.boolean(),
  faults: fc.array(fault, { maxLength: 12 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Walks to the end, going on from the last position after each stop or failure, and says what came and how it ended. */
async function walk(given: Scenario) {
  const { count, hidden, scheme, backward, pageSize, limit, portion, prefetch, faults } = given;
  const isVisible = (id: string): boolean => !hidden.includes(Number(id));
  const server = listServer({
    ids: ids(count),
    scheme,
    serve: (page) => page.filter(isVisible),
    intercept: (_, nth) => {
      if (faults[nth - 1] === "refused") return new Response("{}", { status: 503 });
      if (faults[nth - 1] === "lost") return Promise.reject(new TypeError("lost"));
      return undefined;
    },
    link: (link, nth) =>
      faults[nth - 1] === "loop"
        ? `<${server.requests[nth - 1]}>; rel=next, <${server.requests[nth - 1]}>; rel=prev`
        : link,
  });
  const lastPage = Math.max(1, Math.ceil(count / pageSize));
  const start = !backward
    ? {}
    : scheme === "cursor"
      ? { before: "999" }
      : { params: { query: { page: lastPage } } };
  const seen: string[] = [];
  let from: Position | undefined;

  for (let attempt = 0; attempt <= faults.length + count; attempt++) {
    const remaining = limit - seen.length;
    const end = seen.length + Math.min(portion, remaining);
    const options = {
      ...(from ? { from } : start),
      direction: backward ? ("backward" as const) : ("forward" as const),
      limit: end - seen.length,
      pageSize,
      prefetch,
    };
    try {
      let left = false;
      for await (const page of paginate(server.client, "/cars", options as { limit: number }).pages()) {
        seen.push(...page.items.map(({ id }) => id));
        // A page that was cut is the last one of its portion, and no walk goes on from it.
        if (!page.position) return { server, isVisible, seen, error: undefined, cut: seen.length < limit };
        from = JSON.parse(JSON.stringify(page.position)) as Position;
        left = faults[server.requests.length - 1] === "left";
        if (left) break;
      }
      const complete = seen.length < end || seen.length === limit;
      if (complete && !left) return { server, isVisible, seen, error: undefined, cut: false };
    } catch (error) {
      if (error instanceof PaginationError) {
        if (error.code === "loop") return { server, isVisible, seen, error, cut: false };
        expect(error).toMatchObject({ status: 503 });
      } else expect(error).toMatchObject({ message: "lost" });
    }
  }
  throw new Error("The walk did not come to its end.");
}

describe("whatever the list, the options and the faults", () => {
  test("every item comes once, in order, or the walk ends with an error after a true beginning", async () => {
    const runs = { complete: 0, cut: 0, failed: 0 };
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        // A loop is seen within one walk: the next one has no memory of the pages before its position.
        const portion = given.faults.includes("loop") ? Number.POSITIVE_INFINITY : given.portion;
        const { server, isVisible, seen, error, cut } = await walk({ ...given, portion });
        runs[error ? "failed" : cut ? "cut" : "complete"]++;
        const visible = server.ids.filter(isVisible);
        const expected = (given.backward ? visible.reverse() : visible).slice(0, given.limit);
        expect(seen).toEqual(error || cut ? expected.slice(0, seen.length) : expected);
        if (!given.faults.includes("loop")) expect(error).toBeUndefined();
        if (given.scheme === "cursor") expect(cut).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(runs.complete).toBeGreaterThan(200);
    expect(runs.cut + runs.failed).toBeGreaterThan(0);
  });

  test("no more requests are made than there are pages up to the limit", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { server } = await walk({
          ...given,
          hidden: [],
          faults: [],
          portion: Number.POSITIVE_INFINITY,
        });
        const wanted = Math.min(given.count, given.limit);
        const size =
          given.backward && given.scheme === "number"
            ? given.pageSize
            : Math.min(given.pageSize, given.limit);
        const last = given.backward && given.scheme === "number" ? given.count % size || size : size;
        const pages = wanted <= last ? 1 : 1 + Math.ceil((wanted - last) / size);
        expect(server.requests).toHaveLength(given.limit === 0 ? 0 : pages);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a list that changes", () => {
  const all = ids(60);
  const change = fc.record({ add: fc.boolean(), id: fc.integer({ min: 1, max: 60 }) });
  const initial = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

  /** A list that can be changed, and what was in it throughout. */
  function changingList(first: readonly number[]) {
    const present = new Set(first.map((id) => all[id - 1] ?? ""));
    const stayed = new Set(present);
    const sorted = (): string[] => [...present].sort();
    return {
      stayed,
      sorted,
      apply(changes: readonly { add: boolean; id: number }[] = []): void {
        for (const { add, id } of changes) {
          const name = all[id - 1] ?? "";
          if (add) present.add(name);
          else if (present.delete(name)) stayed.delete(name);
        }
      },
    };
  }

  /** Every item that was there throughout came exactly once, and everything came in order. */
  function expectWhole(seen: readonly string[], stayed: ReadonlySet<string>, backward: boolean): void {
    const ordered = [...new Set(seen)].sort();
    expect(seen).toEqual(backward ? ordered.reverse() : ordered);
    for (const id of stayed) expect(seen).toContain(id);
  }

  test("between any two requests: what stays comes exactly once, in order", async () => {
    await fc.assert(
      fc.asyncProperty(
        initial,
        fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 10 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        fc.boolean(),
        async (first, changes, pageSize, backward, prefetch) => {
          const list = changingList(first);
          const server = listServer({
            ids: list.sorted(),
            intercept: (_, nth) => {
              if (nth > 1) list.apply(changes[nth - 2]);
              server.ids = list.sorted();
              return undefined;
            },
          });
          const pager = paginate(server.client, "/cars", {
            pageSize,
            prefetch,
            ...(backward && { before: "999" }),
          });
          expectWhole(
            (await pager.toArray()).map(({ id }) => id),
            list.stayed,
            backward,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test("between a stop and the resumption, with any limits and page sizes: what stays comes exactly once, in order", async () => {
    /** One stretch of the walk, with what changes before it. */
    const stretch = fc.record({
      changes: fc.array(change, { maxLength: 6 }),
      limit: fc.integer({ min: 1, max: 7 }),
      pageSize: fc.integer({ min: 1, max: 5 }),
      prefetch: fc.boolean(),
    });
    let resumptions = 0;
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 10, maxLength: 40 }),
        fc.array(stretch, { minLength: 3, maxLength: 25 }),
        fc.boolean(),
        fc.boolean(),
        async (first, stretches, backward, sizeInLinks) => {
          const list = changingList(first);
          const server = listServer({
            ids: list.sorted(),
            link: (header) => (sizeInLinks ? header : header.replaceAll(/page_size=\d+&/g, "")),
          });
          const seen: string[] = [];
          let from: Position | undefined;
          const start = backward ? { before: "999" } : {};
          // The last stretch has no limit: the walk comes to its end.
          for (const { changes, ...options } of [...stretches, { changes: [], limit: Infinity }]) {
            if (from) {
              list.apply(changes);
              resumptions++;
              changed += changes.length;
            }
            server.ids = list.sorted();
            const pager = paginate(server.client, "/cars", {
              ...options,
              ...(from ? { from, direction: backward ? "backward" : "forward" } : start),
            } as { limit: number });
            for await (const { items, position } of pager.pages()) {
              seen.push(...items.map(({ id }) => id));
              // No page of a list with cursors is cut.
              from = JSON.parse(JSON.stringify(position)) as Position;
            }
            if (from?.[backward ? "previous" : "next"] === null) break;
          }
          expectWhole(seen, list.stayed, backward);
        },
      ),
      { numRuns: 400 },
    );
    expect(resumptions).toBeGreaterThan(500);
    expect(changed).toBeGreaterThan(500);
  });
});
