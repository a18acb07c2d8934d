import type { Vehicle } from "@ev-vehicles/types";
import { describe, expect, it, vi } from "vitest";
import type { Expanded } from "../expansion/expanded.ts";
import { createResolver } from "./create-resolver.ts";
import { expandAll } from "./expand-all.ts";
import { ResolveError } from "./resolve-error.ts";
import { expand, type FakeFleet, type FakeFleetOptions, fakeFleet, fakeId } from "./testing/fake-fleet.ts";

function listed(options?: FakeFleetOptions): FakeFleet & { items: Expanded<Vehicle>[] } {
  const fleet = fakeFleet(options);
  return { ...fleet, items: fleet.vehicles as unknown as Expanded<Vehicle>[] };
}

describe("expandAll", () => {
  it("expandAll fetches each reference once: 1000 vehicles with 12 trims cost 12 requests", async () => {
    const { client, items, requests } = listed({ vehicles: 1000, trims: 12 });
    const expanded = await expandAll(client, items, ["trim.model.make"]);
    expect(requests).toHaveLength(12);
    expect(new Set(requests).size).toBe(12);
    expect(expanded).toHaveLength(1000);
    expect(expanded[999]?.trim.model.make.name).toBe("Nissan");
  });

  it("expandAll fetches nested references itself if the server does not expand them", async () => {
    const { client, items, requests } = listed({ vehicles: 60, trims: 12, expands: false });
    const expanded = await expandAll(client, items, ["trim.model.make"]);
    expect(requests).toHaveLength(12 + 3 + 2);
    expect(expanded.every(({ trim }) => trim.model.make.name === "Nissan")).toBe(true);
  });

  it("the result of expandAll has the same shape as the server's expansion", async () => {
    const names = ["user", "trim.model", "latest_status_log"] as const;
    const { client, items, vehicles, resources } = listed();
    expect(await expandAll(client, items, names)).toEqual(
      vehicles.map((vehicle) => expand(vehicle, [...names], resources)),
    );
  });

  it("expandAll returns copies, and does not change the items that are passed", async () => {
    const { client, items } = listed();
    const before = structuredClone(items);
    const expanded = await expandAll(client, items, ["user"]);
    expect(items).toEqual(before);
    expect(expanded[0]).not.toBe(items[0]);
  });

  it("expandAll leaves references that are null or missing unchanged", async () => {
    const { client } = listed();
    const items = [{ latest_status_log: null }, {}] as unknown as Vehicle[];
    expect(await expandAll(client, items, ["latest_status_log"])).toEqual(items);
  });

  it("expandAll does not fetch a reference that is already expanded", async () => {
    const { client, vehicles, resources, requests } = listed({ vehicles: 1 });
    const items = vehicles.map((vehicle) => expand(vehicle, ["trim"], resources)) as unknown as Expanded<
      Vehicle,
      "trim"
    >[];
    const [vehicle] = await expandAll(client, items, ["trim.model"]);
    expect(vehicle?.trim.model.name).toBe("Leaf");
    expect(requests).toEqual([`/vehicle_models/${fakeId("vmod", 0)}`]);
  });

  it("expandAll lets the server expand references inside embedded objects", async () => {
    const { client, items, requests } = listed({ vehicles: 1 });
    const [vehicle] = await expandAll(client, items, ["user.default_location.tariff"]);
    expect(vehicle?.user.default_location?.tariff?.name).toBe("Night");
    expect(requests).toEqual([`/users/${fakeId("user", 0)}?expand=default_location.tariff`]);
  });

  it("expandAll keeps the order of a list of references and fetches each reference once", async () => {
    const { client, requests } = listed({ vehicles: 3 });
    const urls = [2, 0, 2].map((number) => `https://api.ev.energy/v2/users/${fakeId("user", number)}`);
    const drivers = [urls[0], null, { id: "here", url: "x" }, urls[1], urls[2]];
    const items = [{ drivers, nested: [[urls[0]], []], empty: [] }];
    const names = ["drivers.default_location", "nested", "empty"];
    const [filled] = await expandAll(client, items as unknown[], names as never);
    const id = (number: number) => expect.objectContaining({ id: fakeId("user", number) });
    expect(filled).toEqual({
      drivers: [id(2), null, { id: "here", url: "x" }, id(0), id(2)],
      nested: [[id(2)], []],
      empty: [],
    });
    expect(requests).toHaveLength(2);
    expect(items).toEqual([{ drivers, nested: [[urls[0]], []], empty: [] }]);
  });

  it("expandAll follows circular references only as far as the dotted names go", async () => {
    const { client, items } = listed({ vehicles: 1 });
    const [vehicle] = await expandAll(client, items, ["latest_status_log.vehicle.user"]);
    expect(vehicle?.latest_status_log?.vehicle.user.id).toBe(fakeId("user", 0));
    expect(vehicle?.latest_status_log?.vehicle.latest_status_log).toBeTypeOf("string");
  });

  it("expandAll makes no request without items or without names", async () => {
    const { client, items, requests } = listed();
    expect(await expandAll(client, [], ["user"] as never)).toEqual([]);
    expect(await expandAll(client, items, [])).toEqual(items);
    expect(requests).toEqual([]);
  });

  it("the error of expandAll contains the failed reference, and queued requests are not sent", async () => {
    const bad = fakeId("user", 2);
    const { client, items, requests } = listed({
      vehicles: 50,
      before: ({ url }) => (url.includes(bad) ? Response.json({}, { status: 403 }) : undefined),
    });
    const failure = await expandAll(client, items, ["user"]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ResolveError);
    expect(failure).toMatchObject({
      code: "requestFailed",
      status: 403,
      reference: `https://api.ev.energy/v2/users/${bad}`,
    });
    const sent = requests.length;
    expect(sent).toBeLessThan(50);
    await new Promise((done) => setTimeout(done, 20));
    expect(requests).toHaveLength(sent);
  });

  it("expandAll rejects a reference that no operation reads, and makes no request", async () => {
    const { client, requests } = listed();
    const items = [{ user: "https://elsewhere.example/people/1" }] as unknown as Vehicle[];
    await expect(expandAll(client, items, ["user"])).rejects.toMatchObject({
      code: "unknownReference",
      reference: "https://elsewhere.example/people/1",
    });
    expect(requests).toEqual([]);
  });

  it("when the AbortSignal aborts, expandAll rejects with the signal's reason", async () => {
    const controller = new AbortController();
    const { client, items, requests } = listed({
      vehicles: 50,
      before: () => {
        controller.abort(new Error("enough"));
        return undefined;
      },
    });
    await expect(expandAll(client, items, ["user"], { signal: controller.signal })).rejects.toThrow("enough");
    expect(requests.length).toBeLessThan(50);
  });

  it("expandAll adds one listener to the AbortSignal, and removes that listener afterwards", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { client, items } = listed({ vehicles: 50 });
    await expandAll(client, items, ["user"], { signal });
    expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([1, 1]);
  });

  it("a response that arrives after the abort of expandAll causes no further request", async () => {
    const controller = new AbortController();
    let respond = (): void => {};
    const held = new Promise<void>((resolve) => {
      respond = resolve;
    });
    const { client, items, requests } = listed({
      vehicles: 4,
      trims: 4,
      expands: false,
      before: async () => void (await held),
    });
    const aborting = expandAll(client, items, ["trim.model"], { signal: controller.signal });
    const outcome = expect(aborting).rejects.toThrow("enough");
    await vi.waitFor(() => expect(requests).toHaveLength(4));
    controller.abort(new Error("enough"));
    respond();
    await outcome;
    await new Promise((done) => setTimeout(done, 20));
    expect(requests).toHaveLength(4);
  });

  it("expandAll sends eight requests at a time, or as many as the resolver's `concurrency` allows", async () => {
    const before = async (): Promise<undefined> => void (await new Promise((done) => setTimeout(done, 1)));
    const eight = listed({ vehicles: 40, before });
    await expandAll(eight.client, eight.items, ["user"]);
    expect(eight.peak()).toBe(8);
    const two = listed({ vehicles: 10, before });
    await expandAll(createResolver(two.client, { concurrency: 2 }), two.items, ["user"]);
    expect(two.peak()).toBe(2);
  });

  it("expandAll with a client fetches in every call, but with the same resolver only once", async () => {
    const { client, items, requests } = listed({ vehicles: 4, trims: 1 });
    await expandAll(client, items, ["trim"]);
    await expandAll(client, items, ["trim"]);
    expect(requests).toHaveLength(2);
    const resolver = createResolver(client);
    await expandAll(resolver, items, ["trim"]);
    await expandAll(resolver, items, ["trim"]);
    expect(requests).toHaveLength(3);
  });

  it("expandAll ignores names that an item only inherits from its prototype, such as `constructor`", async () => {
    const { client, items } = listed({ vehicles: 1 });
    const names = ["__proto__.polluted", "constructor"] as never;
    expect(await expandAll(client, items, names)).toEqual(items);
  });
});
