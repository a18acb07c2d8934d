import type { Vehicle } from "@ev-vehicles/types";
import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Expanded } from "../expanded.ts";
import { createResolver } from "./create-resolver.ts";
import { expandAll } from "./expand-all.ts";
import { fakeFleet, fakeId } from "./fake-fleet.test-support.ts";
import { resolve } from "./resolve.ts";
import { ResolveError } from "./resolve-error.ts";

type Resource = Record<string, unknown>;

const live = "https://api.ev.energy/v2";
const trim = `${live}/trim/vehicle_${fakeId("trim", 0)}`;
const user = `${live}/users/${fakeId("user", 0)}`;

describe("resolve", () => {
  it("reads a reference on the live host through the client's own base URL", async () => {
    const { client, requests } = fakeFleet();
    expect(await resolve(client, trim)).toMatchObject({ name: "40 kWh" });
    expect(requests).toEqual([`/vehicle_trims/${fakeId("trim", 0)}`]);
  });

  it("reads a status log by its time, to the microsecond", async () => {
    const { client, vehicles } = fakeFleet();
    const { latest_status_log } = vehicles[0] as unknown as Vehicle;
    expect((await resolve(client, latest_status_log))?.is_charging).toBe(true);
  });

  it("gives back what is expanded already, and null, without a request", async () => {
    const { client, requests } = fakeFleet();
    const resource = { name: "40 kWh" };
    expect(await resolve(client, resource)).toBe(resource);
    expect(await resolve(client, null)).toBeNull();
    expect(requests).toEqual([]);
  });

  it("makes one request for many who ask at once, however they spell it", async () => {
    const { client, requests } = fakeFleet();
    const id = fakeId("user", 0);
    const answers = await Promise.all(
      [user, `${live}/user/${id}`, `${user}/`, id].map((url) => resolve(client, url)),
    );
    expect(requests).toHaveLength(1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("hands out an object that no other caller can change, not even those who share its request", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const [one, other] = (await Promise.all([user, user].map((url) => resolver.resolve(url)))) as Resource[];
    const untouched = structuredClone(other);
    for (const mine of [one, (await resolver.resolve(user)) as Resource]) {
      if (!mine) throw new Error("no user");
      mine.id = "mine";
      (mine.default_location as Resource).city = "elsewhere";
    }
    expect(other).toEqual(untouched);
    expect(await resolver.resolve(user)).toEqual(untouched);
    expect(requests).toHaveLength(1);
  });

  it("hands out such an object to expandAll, too", async () => {
    const { client, vehicles } = fakeFleet();
    const resolver = createResolver(client);
    const items = vehicles.slice(0, 1) as unknown as Expanded<Vehicle>[];
    const [first] = await expandAll(resolver, items, ["user"]);
    if (!first?.user.default_location) throw new Error("no location");
    first.user.default_location.city = "elsewhere";
    const [again] = await expandAll(resolver, items, ["user"]);
    expect(again?.user.default_location?.city).toBe("London");
  });

  it("remembers by client: another client asks for itself", async () => {
    const one = fakeFleet();
    const other = fakeFleet();
    await resolve(one.client, user);
    await resolve(one.client, user);
    await resolve(other.client, user);
    expect([one.requests.length, other.requests.length]).toEqual([1, 1]);
  });

  it("refuses what no operation reads, and sends nothing anywhere", async () => {
    const { client, requests } = fakeFleet();
    const failure = await resolve(client, "https://evil.example/steal").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ResolveError);
    expect(failure).toMatchObject({ kind: "resolve", code: "unknownReference", status: undefined });
    expect(requests).toEqual([]);
  });

  it("refuses a reference of another kind than the path it should be", async () => {
    const { client, requests } = fakeFleet();
    await expect(resolve(client, trim, { as: "/users/{user_id}" })).rejects.toMatchObject({
      code: "wrongKind",
    });
    expect(await resolve(client, user, { as: "/users/{user_id}" })).toHaveProperty("id", fakeId("user", 0));
    expect(requests).toHaveLength(1);
  });

  it("says which reference failed, with what the server said as the cause", async () => {
    const { client } = fakeFleet();
    const gone = `${live}/users/${fakeId("user", 99)}`;
    await expect(resolve(client, gone)).rejects.toMatchObject({
      message: `GET /users/{user_id} returned 404: ${gone}`,
      code: "requestFailed",
      reference: gone,
      status: 404,
      cause: { title: "Not found" },
    });
  });

  it("says which reference got no answer, and asks again the next time", async () => {
    let broken = true;
    const { client } = fakeFleet({
      before: () => {
        if (broken) throw new TypeError("fetch failed");
        return undefined;
      },
    });
    await expect(resolve(client, user)).rejects.toMatchObject({ code: "requestFailed", reference: user });
    broken = false;
    expect(await resolve(client, user)).toHaveProperty("id");
  });

  it.each(["[]", "null", '"text"', ""])("takes the body %j for no resource", async (body) => {
    const { client } = fakeFleet({ before: () => new Response(body) });
    await expect(resolve(client, user)).rejects.toMatchObject({ code: "unexpectedBody", status: 200 });
  });

  it("takes an error without a body for an error", async () => {
    const { client } = fakeFleet({ before: () => new Response(null, { status: 503 }) });
    await expect(resolve(client, user)).rejects.toMatchObject({ code: "requestFailed", status: 503 });
  });
});

describe("a signal", () => {
  it("that has aborted sends nothing", async () => {
    const { client, requests } = fakeFleet();
    await expect(resolve(client, user, { signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(requests).toEqual([]);
  });

  it("takes one asker away and leaves the request to the others", async () => {
    const { client, requests } = fakeFleet();
    const leaving = new AbortController();
    const first = resolve(client, user, { signal: leaving.signal });
    const second = resolve(client, user);
    await Promise.resolve();
    leaving.abort("enough");
    await expect(first).rejects.toBe("enough");
    expect(await second).toHaveProperty("id");
    expect(requests).toHaveLength(1);
  });

  it("stops the request when nobody is left, and the next asker starts anew", async () => {
    const stopped: unknown[] = [];
    let hang = true;
    const { client } = fakeFleet({
      before: ({ signal }) =>
        hang
          ? new Promise((_, reject) => {
              signal.addEventListener("abort", () => {
                stopped.push(signal.reason);
                reject(signal.reason);
              });
            })
          : undefined,
    });
    const leaving = new AbortController();
    const asking = resolve(client, user, { signal: leaving.signal });
    await new Promise((done) => setTimeout(done, 5));
    leaving.abort("enough");
    hang = false;
    const next = resolve(client, user);
    await expect(asking).rejects.toBe("enough");
    expect(stopped).toEqual(["enough"]);
    expect(await next).toHaveProperty("id");
  });
});

describe("createResolver", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("remembers a resource for maxAgeMs", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client, { maxAgeMs: 1000 });
    await resolver.resolve(user);
    vi.advanceTimersByTime(999);
    await resolver.resolve(user);
    expect(requests).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await resolver.resolve(user);
    expect(requests).toHaveLength(2);
  });

  it("remembers nothing with a maxAgeMs of 0, and still shares a request", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client, { maxAgeMs: 0 });
    await Promise.all([resolver.resolve(user), resolver.resolve(user)]);
    await resolver.resolve(user);
    expect(requests).toHaveLength(2);
  });

  it("forgets what was asked for least recently beyond maxEntries", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client, { maxEntries: 2 });
    const [a, b, c] = [0, 1, 2].map((number) => `${live}/users/${fakeId("user", number)}`);
    for (const url of [a, b, a, c, a]) await resolver.resolve(url);
    expect(requests).toHaveLength(3);
    await resolver.resolve(b);
    expect(requests).toHaveLength(4);
  });

  it("forgets everything on clear, also what is on its way", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const early = resolver.resolve(user);
    resolver.clear();
    await resolver.resolve(user);
    expect(await early).toHaveProperty("id");
    await resolver.resolve(user);
    expect(requests).toHaveLength(2);
  });

  it("starts anew for who asks after clear, also when the earlier askers leave", async () => {
    const leaving = new AbortController();
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const early = resolver.resolve(user, { signal: leaving.signal });
    resolver.clear();
    const late = resolver.resolve(user);
    leaving.abort("enough");
    await expect(early).rejects.toBe("enough");
    const again = resolver.resolve(user);
    expect(await late).toEqual(await again);
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it("follows the references of another API by its own paths", async () => {
    const seen: string[] = [];
    const client = createClient<{ "/cars/{plate}": { get: { responses: { 200: unknown } } } }>({
      baseUrl: "https://cars.example/api",
      fetch: async ({ url }) => {
        seen.push(url);
        return Response.json({ colour: "red" });
      },
    });
    const resolver = createResolver(client, { paths: { "/cars/{plate}": { ids: {}, expand: [] } } });
    expect(await resolver.resolve("https://elsewhere.example/cars/AB 1")).toEqual({ colour: "red" });
    expect(seen).toEqual(["https://cars.example/api/cars/AB%201"]);
  });
});
