/** Lists that change during a walk, or between a walk and its resumption. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { ids, listServer } from "./testing/list-server.ts";

describe("a list that changes during a walk", () => {
  test("paginate yields items that are added at the end of the list during the walk", async () => {
    const server = listServer({ ids: ids(4) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "001") server.ids.push("005");
      seen.push(id);
    }
    expect(seen).toEqual(ids(5));
  });

  test("a walk neither repeats nor skips an item if items are added or deleted at or before its cursor", async () => {
    const server = listServer({ ids: ids(6) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "002") server.ids.unshift("000");
      if (id === "004") server.ids.splice(0, 5);
      seen.push(id);
    }
    expect(seen).toEqual(ids(6));
  });

  test("a walk ends if its list becomes empty", async () => {
    const server = listServer({ ids: ids(6) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "002") server.ids.length = 0;
      seen.push(id);
    }
    expect(seen).toEqual(ids(2));
    expect(server.requests).toHaveLength(2);
  });
});

describe("a list with random changes", () => {
  const all = ids(60);
  const change = fc.record({ add: fc.boolean(), id: fc.integer({ min: 1, max: 60 }) });
  const initial = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

  /** A list that can be changed, and the items that were in the list throughout. */
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

  /** Checks that items were yielded in order, each at most once, and that no item is missing that was always there. */
  function expectComplete(seen: readonly string[], stayed: ReadonlySet<string>, backward: boolean): void {
    const ordered = [...new Set(seen)].sort();
    expect(seen).toEqual(backward ? ordered.reverse() : ordered);
    for (const id of stayed) expect(seen).toContain(id);
  }

  test("items that stay in a list are yielded exactly once if the list changes between requests", async () => {
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
          expectComplete(
            (await pager.toArray()).map(({ id }) => id),
            list.stayed,
            backward,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test("items that stay in a list are yielded exactly once if the list changes before a walk is resumed", async () => {
    /** One part of the walk, and the changes before it. */
    const part = fc.record({
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
        fc.array(part, { minLength: 3, maxLength: 25 }),
        fc.boolean(),
        fc.boolean(),
        async (first, parts, backward, sizeInLinks) => {
          const list = changingList(first);
          const server = listServer({
            ids: list.sorted(),
            link: (header) => (sizeInLinks ? header : header.replaceAll(/page_size=\d+&/g, "")),
          });
          const seen: string[] = [];
          let from: Position | undefined;
          const start = backward ? { before: "999" } : {};
          // The last part has no limit, so the walk reaches the end of the list.
          for (const { changes, ...options } of [...parts, { changes: [], limit: Infinity }]) {
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
              // No page is cut in a list with cursors, so each page has a position.
              from = JSON.parse(JSON.stringify(position)) as Position;
            }
            if (from?.[backward ? "previous" : "next"] === null) break;
          }
          expectComplete(seen, list.stayed, backward);
        },
      ),
      { numRuns: 400 },
    );
    expect(resumptions).toBeGreaterThan(500);
    expect(changed).toBeGreaterThan(500);
  });
});
