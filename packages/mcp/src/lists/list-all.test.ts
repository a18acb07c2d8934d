import { createVehiclesMock } from "@ev-vehicles/mock";
import { describe, expect, test } from "vitest";
import { cursorOf } from "../testing/agent.ts";
import { connectTo, mockFetch, respondWith } from "../testing/connect.ts";
import { rowsOf, summaryOf } from "../testing/tasks.ts";

describe("list_all", () => {
  test("list_all stops at `limit`, and following its cursors returns every item once", async () => {
    const { call, requests } = await connectTo(mockFetch({ vehicles: 230 }));
    const ids: unknown[] = [];
    let response = await call("list_all", { id: "listVehicles", fields: ["id"], limit: 90 });
    while (true) {
      ids.push(...rowsOf(response).map(({ id }) => id));
      const cursor = cursorOf(response);
      if (!cursor) break;
      expect(response.about.complete).toBe(false);
      response = await call("list_all", { cursor });
    }
    expect(response.about.complete).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(230);
    expect(requests).toHaveLength(3);
  });

  test("list_all stops when a tenth of the hourly budget is left, and its cursor continues the list", async () => {
    const { call, requests } = await connectTo(mockFetch({ vehicles: 230, rateLimit: { withToken: 12 } }));
    const stopped = await call("list_all", {
      id: "listVehicles",
      arguments: { page_size: 10 },
      fields: ["id"],
    });
    expect(stopped.about).toMatchObject({
      complete: false,
      stopped: expect.stringContaining("tenth"),
      budget: { remaining: 1, limit: 12 },
    });
    expect(requests).toHaveLength(11);
    expect(rowsOf(stopped)).toHaveLength(110);
    const next = await call("list_all", { cursor: cursorOf(stopped) });
    expect(rowsOf(next)).toHaveLength(10);
    const out = await call("list_all", { cursor: cursorOf(next) });
    expect(out.isError).toBe(true);
    expect(JSON.stringify(out.about.next)).toMatch(/Wait until 20/);
  });

  test("list_all with `page_before` reads backward to the start of a list, across cursors", async () => {
    const { call } = await connectTo(mockFetch({ vehicles: 230 }));
    const forward = await call("list_all", { id: "listVehicles", fields: ["id"] });
    const ids = rowsOf(forward).map(({ id }) => id);
    const backward: unknown[] = [];
    const args = { page_before: ids[150] };
    let response = await call("list_all", { id: "listVehicles", arguments: args, fields: ["id"], limit: 40 });
    while (true) {
      backward.push(...rowsOf(response).map(({ id }) => id));
      const cursor = cursorOf(response);
      if (!cursor) break;
      response = await call("list_all", { cursor });
    }
    expect(response.about.complete).toBe(true);
    expect(backward.toReversed()).toEqual(ids.slice(0, 150));
  });

  test("if `limit` ends a list with numbered pages, list_all says to repeat the call with a higher limit", async () => {
    const items = Array.from({ length: 5 }, (_, index) => ({ region: `R${index}`, connector_type: "CCS" }));
    const { call } = await connectTo(respondWith(items));
    const args = { vehicle_model_id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23" };
    const cut = await call("list_all", { id: "listVehicleModelConnectors", arguments: args, limit: 3 });
    expect(cut.about).toMatchObject({
      items: 3,
      complete: false,
      next: [expect.stringContaining("higher limit")],
    });
    const whole = await call("list_all", { id: "listVehicleModelConnectors", arguments: args, limit: 5 });
    expect(whole.about).toMatchObject({ items: 5, complete: true });
  });

  test("after an error on a later page, list_all returns the earlier items and a cursor for the others", async () => {
    let broken = true;
    const mock = createVehiclesMock({ vehicles: 230 });
    const { call } = await connectTo((request) => {
      const isSecond = new URL(request.url).searchParams.has("page_after");
      if (!broken || !isSecond) return mock.fetch(request);
      broken = false;
      return Promise.resolve(new Response("", { status: 503 }));
    });
    const first = await call("list_all", { id: "listVehicles", fields: ["id"] });
    expect([first.isError, first.about.items, first.about.complete]).toEqual([true, 100, false]);
    const second = await call("list_all", { cursor: cursorOf(first) });
    expect([second.isError, second.about.items, second.about.complete]).toEqual([false, 130, true]);
  });

  test("a list_all summary has sums for each currency, first and last times, and counts of other values", async () => {
    const { call } = await connectTo(
      respondWith([
        { id: "a", cost: 5, currency: "GBP", start: "2024-01-02T00:00:00Z" },
        { id: "b", cost: null, currency: "GBP", start: "2024-01-01T00:00:00Z" },
        { id: "c", cost: 7, currency: "EUR", start: "2024-01-03T00:00:00Z" },
      ]),
    );
    const response = await call("list_all", {
      id: "listChargingSubSessions",
      fields: ["id", "cost", "currency", "start"],
    });
    expect(summaryOf(response)).toEqual({
      id: { different: 3 },
      cost: {
        GBP: { null: 1, sum: 5, min: 5, max: 5, mean: 5 },
        EUR: { sum: 7, min: 7, max: 7, mean: 7 },
      },
      currency: { counts: { GBP: 2, EUR: 1 } },
      start: { first: "2024-01-01T00:00:00Z", last: "2024-01-03T00:00:00Z" },
    });
  });
});
