/** Random lists, options and faults. A walk yields every item once and in order, or throws. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import { ids, listServer } from "./testing/list-server.ts";

const fault = fc.constantFrom("none", "none", "none", "status503", "networkError", "break", "loop");

const scenario = fc.record({
  count: fc.nat(40),
  /** Items that the server leaves out, so that some pages are short or empty. */
  hidden: fc.uniqueArray(fc.nat(40), { maxLength: 25 }),
  scheme: fc.constantFrom("cursor" as const, "number" as const),
  backward: fc.boolean(),
  pageSize: fc.integer({ min: 1, max: 12 }),
  limit: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(45)),
  /** The number of items after which the walk stops, and is resumed from a stored position. */
  portion: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 15 })),
  prefetch: fc.boolean(),
  faults: fc.array(fault, { maxLength: 12 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Reads a list to its end or to `limit`. Resumes from the last position after a stop or a failure, except a loop. */
async function walk(testCase: Scenario) {
  const { count, hidden, scheme, backward, pageSize, limit, portion, prefetch, faults } = testCase;
  const isVisible = (id: string): boolean => !hidden.includes(Number(id));
  const server = listServer({
    ids: ids(count),
    scheme,
    serve: (page) => page.filter(isVisible),
    intercept: (_, nth) => {
      if (faults[nth - 1] === "status503") return new Response("{}", { status: 503 });
      if (faults[nth - 1] === "networkError") return Promise.reject(new TypeError("lost"));
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
      let stopped = false;
      for await (const page of paginate(server.client, "/cars", options as { limit: number }).pages()) {
        seen.push(...page.items.map(({ id }) => id));
        // A cut page is the last page of its portion and has no position to resume from.
        if (!page.position) return { server, isVisible, seen, error: undefined, cut: seen.length < limit };
        from = JSON.parse(JSON.stringify(page.position)) as Position;
        stopped = faults[server.requests.length - 1] === "break";
        if (stopped) break;
      }
      const complete = seen.length < end || seen.length === limit;
      if (complete && !stopped) return { server, isVisible, seen, error: undefined, cut: false };
    } catch (error) {
      if (error instanceof PaginationError) {
        if (error.code === "loop") return { server, isVisible, seen, error, cut: false };
        expect(error).toMatchObject({ status: 503 });
      } else expect(error).toMatchObject({ message: "lost" });
    }
  }
  throw new Error("the walk did not reach the end of the list");
}

describe("paginate, compared with a plain array", () => {
  test("a walk yields all items once and in order, or a correct prefix if it is cut short or fails", async () => {
    const runs = { complete: 0, cut: 0, failed: 0 };
    await fc.assert(
      fc.asyncProperty(scenario, async (testCase) => {
        // A loop is detected only within one walk: a resumed walk does not know the pages before its position.
        const portion = testCase.faults.includes("loop") ? Number.POSITIVE_INFINITY : testCase.portion;
        const { server, isVisible, seen, error, cut } = await walk({ ...testCase, portion });
        runs[error ? "failed" : cut ? "cut" : "complete"]++;
        const visible = server.ids.filter(isVisible);
        const expected = (testCase.backward ? visible.reverse() : visible).slice(0, testCase.limit);
        expect(seen).toEqual(error || cut ? expected.slice(0, seen.length) : expected);
        if (!testCase.faults.includes("loop")) expect(error).toBeUndefined();
        if (testCase.scheme === "cursor") expect(cut).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(runs.complete).toBeGreaterThan(200);
    expect(runs.cut + runs.failed).toBeGreaterThan(0);
  });

  test("a walk makes exactly one request for each page up to its limit", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (testCase) => {
        const { server } = await walk({
          ...testCase,
          hidden: [],
          faults: [],
          portion: Number.POSITIVE_INFINITY,
        });
        const expectedItems = Math.min(testCase.count, testCase.limit);
        const size =
          testCase.backward && testCase.scheme === "number"
            ? testCase.pageSize
            : Math.min(testCase.pageSize, testCase.limit);
        const last = testCase.backward && testCase.scheme === "number" ? testCase.count % size || size : size;
        const pages = expectedItems <= last ? 1 : 1 + Math.ceil((expectedItems - last) / size);
        expect(server.requests).toHaveLength(testCase.limit === 0 ? 0 : pages);
      }),
      { numRuns: 150 },
    );
  });
});
