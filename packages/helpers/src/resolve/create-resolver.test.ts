import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createResolver } from "./create-resolver.ts";
import { fakeFleet, fakeId } from "./testing/fake-fleet.ts";

const live = "https://api.ev.energy/v2";
const user = `${live}/users/${fakeId("user", 0)}`;

describe("createResolver", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("a resolver caches a resource for `maxAgeMs` milliseconds", async () => {
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

  it("a resolver with a `maxAgeMs` of 0 caches nothing, but concurrent callers share a request", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client, { maxAgeMs: 0 });
    await Promise.all([resolver.resolve(user), resolver.resolve(user)]);
    await resolver.resolve(user);
    expect(requests).toHaveLength(2);
  });

  it("a resolver with more than `maxEntries` resources removes the least recently used resource", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client, { maxEntries: 2 });
    const [a, b, c] = [0, 1, 2].map((number) => `${live}/users/${fakeId("user", number)}`);
    for (const url of [a, b, a, c, a]) await resolver.resolve(url);
    expect(requests).toHaveLength(3);
    await resolver.resolve(b);
    expect(requests).toHaveLength(4);
  });

  it("after resolver.clear(), the resource from a request that was in flight is not cached", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const early = resolver.resolve(user);
    resolver.clear();
    await resolver.resolve(user);
    expect(await early).toHaveProperty("id");
    await resolver.resolve(user);
    expect(requests).toHaveLength(2);
  });

  it("an abort by a caller from before resolver.clear() does not affect later callers", async () => {
    const controller = new AbortController();
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const early = resolver.resolve(user, { signal: controller.signal });
    resolver.clear();
    const late = resolver.resolve(user);
    controller.abort("enough");
    await expect(early).rejects.toBe("enough");
    const again = resolver.resolve(user);
    expect(await late).toEqual(await again);
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it("with another API's paths, a resolver follows that API's references", async () => {
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
