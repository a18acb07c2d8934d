import type { Vehicle } from "@ev-vehicles/types";
import { describe, expect, it } from "vitest";
import type { Expanded } from "../expansion/expanded.ts";
import { createResolver } from "./create-resolver.ts";
import { expandAll } from "./expand-all.ts";
import { resolve } from "./resolve.ts";
import { ResolveError } from "./resolve-error.ts";
import { fakeFleet, fakeId } from "./testing/fake-fleet.ts";

type Resource = Record<string, unknown>;

const live = "https://api.ev.energy/v2";
const trim = `${live}/trim/vehicle_${fakeId("trim", 0)}`;
const user = `${live}/users/${fakeId("user", 0)}`;

describe("resolve", () => {
  it("resolve requests a reference to the live API from the client's own base URL", async () => {
    const { client, requests } = fakeFleet();
    expect(await resolve(client, trim)).toMatchObject({ name: "40 kWh" });
    expect(requests).toEqual([`/vehicle_trims/${fakeId("trim", 0)}`]);
  });

  it("resolve finds a status log by a timestamp with microseconds", async () => {
    const { client, vehicles } = fakeFleet();
    const { latest_status_log } = vehicles[0] as unknown as Vehicle;
    expect((await resolve(client, latest_status_log))?.is_charging).toBe(true);
  });

  it("resolve returns an expanded reference and null unchanged, without a request", async () => {
    const { client, requests } = fakeFleet();
    const resource = { name: "40 kWh" };
    expect(await resolve(client, resource)).toBe(resource);
    expect(await resolve(client, null)).toBeNull();
    expect(requests).toEqual([]);
  });

  it("concurrent calls of resolve share one request, even if they spell the reference differently", async () => {
    const { client, requests } = fakeFleet();
    const id = fakeId("user", 0);
    const resources = await Promise.all(
      [user, `${live}/user/${id}`, `${user}/`, id].map((url) => resolve(client, url)),
    );
    expect(requests).toHaveLength(1);
    for (const resource of resources) expect(resource).toEqual(resources[0]);
  });

  it("each call of a resolver gets a separate copy of the resource, even from a shared request", async () => {
    const { client, requests } = fakeFleet();
    const resolver = createResolver(client);
    const [first, second] = (await Promise.all(
      [user, user].map((url) => resolver.resolve(url)),
    )) as Resource[];
    const untouched = structuredClone(second);
    for (const copy of [first, (await resolver.resolve(user)) as Resource]) {
      if (!copy) throw new Error("expected a user");
      copy.id = "changed";
      (copy.default_location as Resource).city = "elsewhere";
    }
    expect(second).toEqual(untouched);
    expect(await resolver.resolve(user)).toEqual(untouched);
    expect(requests).toHaveLength(1);
  });

  it("each call of expandAll gets a separate copy of a resource in the resolver's cache", async () => {
    const { client, vehicles } = fakeFleet();
    const resolver = createResolver(client);
    const items = vehicles.slice(0, 1) as unknown as Expanded<Vehicle>[];
    const [first] = await expandAll(resolver, items, ["user"]);
    if (!first?.user.default_location) throw new Error("expected a user with a default location");
    first.user.default_location.city = "elsewhere";
    const [again] = await expandAll(resolver, items, ["user"]);
    expect(again?.user.default_location?.city).toBe("London");
  });

  it("resolve has a separate cache for each client", async () => {
    const one = fakeFleet();
    const other = fakeFleet();
    await resolve(one.client, user);
    await resolve(one.client, user);
    await resolve(other.client, user);
    expect([one.requests.length, other.requests.length]).toEqual([1, 1]);
  });

  it("resolve rejects a reference that no operation reads, and sends no request", async () => {
    const { client, requests } = fakeFleet();
    const failure = await resolve(client, "https://evil.example/steal").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ResolveError);
    expect(failure).toMatchObject({ kind: "resolve", code: "unknownReference", status: undefined });
    expect(requests).toEqual([]);
  });

  it("resolve rejects a reference that the path in `as` does not read", async () => {
    const { client, requests } = fakeFleet();
    await expect(resolve(client, trim, { as: "/users/{user_id}" })).rejects.toMatchObject({
      code: "wrongKind",
    });
    expect(await resolve(client, user, { as: "/users/{user_id}" })).toHaveProperty("id", fakeId("user", 0));
    expect(requests).toHaveLength(1);
  });

  it("resolve's error for a 404 contains the reference, and the cause is the response body", async () => {
    const { client } = fakeFleet();
    const missing = `${live}/users/${fakeId("user", 99)}`;
    await expect(resolve(client, missing)).rejects.toMatchObject({
      message: `GET /users/{user_id} returned 404: ${missing}`,
      code: "requestFailed",
      reference: missing,
      status: 404,
      cause: { title: "Not found" },
    });
  });

  it("resolve's error for a failed fetch contains the reference, and the next call fetches again", async () => {
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

  it.each(["[]", "null", '"text"', ""])(
    "resolve rejects a successful response with the body %j",
    async (body) => {
      const { client } = fakeFleet({ before: () => new Response(body) });
      await expect(resolve(client, user)).rejects.toMatchObject({ code: "unexpectedBody", status: 200 });
    },
  );

  it("resolve rejects a response with an error status and no body", async () => {
    const { client } = fakeFleet({ before: () => new Response(null, { status: 503 }) });
    await expect(resolve(client, user)).rejects.toMatchObject({ code: "requestFailed", status: 503 });
  });
});

describe("the signal of resolve", () => {
  it("resolve with an aborted AbortSignal rejects, and makes no request", async () => {
    const { client, requests } = fakeFleet();
    await expect(resolve(client, user, { signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(requests).toEqual([]);
  });

  it("the abort of one resolve call does not abort a request that another call awaits", async () => {
    const { client, requests } = fakeFleet();
    const controller = new AbortController();
    const first = resolve(client, user, { signal: controller.signal });
    const second = resolve(client, user);
    await Promise.resolve();
    controller.abort("enough");
    await expect(first).rejects.toBe("enough");
    expect(await second).toHaveProperty("id");
    expect(requests).toHaveLength(1);
  });

  it("the abort of the only resolve call aborts the request, and the next call sends another", async () => {
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
    const controller = new AbortController();
    const pending = resolve(client, user, { signal: controller.signal });
    await new Promise((done) => setTimeout(done, 5));
    controller.abort("enough");
    hang = false;
    const next = resolve(client, user);
    await expect(pending).rejects.toBe("enough");
    expect(stopped).toEqual(["enough"]);
    expect(await next).toHaveProperty("id");
  });
});
