import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "./create-vehicles-client.ts";
import { secret, userA, userB } from "./testing/recording-fetch.ts";

describe("a client's scope", () => {
  const auth = Object.assign(() => secret, { bucket: "app-1" });

  test("a client's scope depends on base URL, user and bucket, and contains no secret", () => {
    const scope = createVehiclesClient({ auth, user: userA }).scope;
    expect(scope).toBe(createVehiclesClient({ auth, user: `https://api.ev.energy/v2/users/${userA}` }).scope);
    expect(scope).not.toContain(secret);
    const others = [
      createVehiclesClient({ auth }),
      createVehiclesClient({ auth, user: userB }),
      createVehiclesClient({ auth, user: userA, baseUrl: "http://127.0.0.1:1/v2" }),
      createVehiclesClient({ auth, user: userA, budget: { bucket: "app-2" } }),
      createVehiclesClient({ user: userA }),
    ];
    expect(new Set([scope, ...others.map((ev) => ev.scope)]).size).toBe(6);
  });

  test("a client's scope is undefined if neither the token provider nor the options name a bucket", () => {
    expect(createVehiclesClient({ auth: secret }).scope).toBeUndefined();
    expect(createVehiclesClient({ auth: () => secret }).scope).toBeUndefined();
    expect(createVehiclesClient({ auth: secret, budget: { bucket: "mine" } }).scope).toContain("mine");
  });
});

describe("the scope of a client with a headers option", () => {
  const scopeWith = (headers: Record<string, string | null>, bucket?: string) =>
    createVehiclesClient({ headers, ...(bucket !== undefined && { budget: { bucket } }) }).scope;

  test("a user in a header gives the same scope as the user option or asUser", () => {
    const { scope } = createVehiclesClient({ user: userA });
    expect(scopeWith({ "evenergy-user": userA })).toBe(scope);
    expect(createVehiclesClient().asUser(userA).scope).toBe(scope);
    expect(createVehiclesClient({ user: userA }).with({ headers: { "EvEnergy-User": userB } }).scope).toBe(
      createVehiclesClient({ user: userB }).scope,
    );
    expect(scopeWith({ "EvEnergy-User": null })).toBe(createVehiclesClient().scope);
  });

  test("clients that request different languages or versions have different scopes", () => {
    const scopes = [
      scopeWith({}),
      scopeWith({ "Accept-Language": "de" }),
      scopeWith({ "accept-language": "fr" }),
      createVehiclesClient({ version: 3 }).scope,
    ];
    expect(new Set(scopes).size).toBe(4);
    expect(scopeWith({ "X-B": "2", "X-A": "1" })).toBe(scopeWith({ "x-a": "1", "x-b": "2" }));
  });

  test.each([
    ["Authorization", `Bearer ${secret}`],
    ["X-Api-Key", secret],
    ["Proxy-Password", secret],
    ["X-Upstream", `Bearer ${secret}`],
  ])(
    "a secret in the header %s makes a client's scope undefined, unless a bucket is named",
    (name, value) => {
      expect(scopeWith({ [name]: value })).toBeUndefined();
      const scope = scopeWith({ [name]: value }, "mine");
      expect(scope).toContain("mine");
      expect(scope).not.toContain(secret);
      expect(scope).not.toBe(scopeWith({ [name]: value, "Accept-Language": "de" }, "mine"));
    },
  );

  test("a client with an invalid header still has a scope", () => {
    expect(scopeWith({ "X-A": "\ud800", "X-B": "a\r\nb" })).toBeTypeOf("string");
  });
});
