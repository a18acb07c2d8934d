import { hashKey } from "@tanstack/query-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QueryOptionError } from "../errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./call-key.ts";

const client = { scope: "https://api.test|user01|app" };

const keyOf = (options: AnyCallOptions, source: object = client): OperationKey =>
  callKey("queryOptions: GET /cars", source, "/cars", "GET", options);
const hashOf = (options: AnyCallOptions): string => hashKey(keyOf(options));

describe("callKey", () => {
  test("a key begins with the scope, the path and the path parameters", () => {
    expect(keyOf({ params: { path: { car_id: "1" }, query: { expand: ["owner"] } } })).toEqual([
      "https://api.test|user01|app",
      "/cars",
      { car_id: "1" },
      "GET",
      { query: { expand: ["owner"] } },
    ]);
  });

  test.each<[string, AnyCallOptions]>([
    ["another user", { user: "user02" }],
    ["another base URL", { baseUrl: "https://staging.test" }],
    ["a header", { headers: { "Accept-Language": "de" } }],
    ["a header parameter", { params: { header: { "EvEnergy-User": "user02" } } }],
    ["a removed header", { headers: { "EvEnergy-User": null } }],
    ["a query parameter", { params: { query: { page_size: 5 } } }],
    ["an expand list", { params: { query: { expand: ["owner"] } } }],
    ["a path parameter", { params: { path: { car_id: "1" } } }],
    ["another credentials mode", { credentials: "omit" }],
    ["the scope option", { scope: "tenant" }],
    ["an unknown option", { tenant: 7 }],
  ])("%s changes the key", (_, options) => {
    expect(hashOf(options)).not.toBe(hashOf({}));
  });

  test.each<[string, AnyCallOptions, AnyCallOptions]>([
    [
      "headers in another case, order and form",
      { headers: { A: "1", b: "2" } },
      {
        headers: [
          ["B", "2"],
          ["a", "1"],
        ],
      },
    ],
    [
      "a Headers object instead of a plain one",
      { headers: { A: "1" } },
      { headers: new Headers({ a: "1" }) },
    ],
    ["a header parameter instead of a header", { params: { header: { A: 1 } } }, { headers: { a: "1" } }],
    [
      "another order of expand",
      { params: { query: { expand: ["a", "b"] } } },
      { params: { query: { expand: ["b", "a"] } } },
    ],
    ["an undefined parameter", { params: { query: { page_size: undefined } } }, {}],
    [
      "a time limit or another retry setting",
      { timeoutMs: 5, maxWaitMs: 0, retry: false, cache: "no-store" },
      {},
    ],
    ["an option of Next.js's fetch", { next: { revalidate: 60 } }, {}],
    ["a trailing slash in the base URL", { baseUrl: "https://a.test/" }, { baseUrl: "https://a.test" }],
  ])("%s does not change the key", (_, one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  test("a round trip through JSON does not change a key, so a server and a browser have the same one", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true })), (query) => {
        let key: OperationKey;
        try {
          key = keyOf({ params: { query } });
        } catch (error) {
          expect(error).toBeInstanceOf(QueryOptionError);
          return;
        }
        expect(JSON.parse(JSON.stringify(key))).toEqual(key);
        expect(hashKey(JSON.parse(JSON.stringify(key)))).toBe(hashKey(key));
      }),
    );
  });

  test("two different strings as a parameter make different keys", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const same = hashOf({ params: { query: { one } } }) === hashOf({ params: { query: { one: other } } });
        expect(same).toBe(one === other);
      }),
    );
  });

  test("-0 and 0 make the same key", () => {
    expect(keyOf({ params: { query: { x: -0 } } })).toStrictEqual(keyOf({ params: { query: { x: 0 } } }));
  });

  test("NaN, the infinities and null make different keys", () => {
    const hashes = [Number.NaN, Infinity, -Infinity, null].map((x) => hashOf({ params: { query: { x } } }));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("secrets in the options of a key", () => {
  const secrets: [string, AnyCallOptions][] = [
    ["Authorization", { headers: { Authorization: "Bearer s3cret" } }],
    ["authorization", { headers: new Headers({ Authorization: "Bearer s3cret" }) }],
    ["cookie", { headers: [["Cookie", "sid=s3cret"]] }],
    ["x-api-key", { headers: { "X-Api-Key": "s3cret" } }],
    ["x-auth-token", { params: { header: { "X-Auth-Token": "s3cret" } } }],
    ["a cookie parameter", { params: { cookie: { sid: "s3cret" } } }],
    ["x-forwarded-credentials", { headers: { "X-Forwarded-Credentials": "s3cret" } }],
    ["a bearer token in a header of any name", { headers: { "X-Upstream": "Bearer s3cret" } }],
  ];

  test.each(secrets)("a secret in %s requires a scope, and is not in the error", (_, options) => {
    expect(() => keyOf(options)).toThrow(/scope/);
    expect(() => keyOf(options)).not.toThrow(/s3cret/);
  });

  test.each(secrets)("a secret in %s is not in the key", (_, options) => {
    const key = JSON.stringify(keyOf({ ...options, scope: "tenant" }));
    expect(key).not.toContain("s3cret");
    expect(key).toContain("tenant");
  });

  test("a password in the base URL is rejected", () => {
    expect(() => keyOf({ baseUrl: "https://me:s3cret@api.test" })).toThrow("without a user name or password");
  });
});

describe("scope", () => {
  test("a scope is required if the client has none", () => {
    for (const source of [{}, { scope: undefined }]) {
      expect(() => keyOf({}, source)).toThrow(QueryOptionError);
      expect(keyOf({ scope: "tenant" }, source)[0]).toBe("tenant");
    }
  });

  test("the scope of a call is added to the client's scope", () => {
    expect(keyOf({ scope: "a|b" })[0]).toBe("https://api.test|user01|app|a|b");
  });

  test("a scope must be a non-empty string", () => {
    for (const scope of ["", 5, null, {}]) expect(() => keyOf({ scope })).toThrow("non-empty string");
  });
});

test("the error for an option that can't be in a key contains the option's name", () => {
  const options = { fetch, querySerializer: () => "", signal: AbortSignal.abort(), parseAs: "text" };
  for (const [name, value] of Object.entries(options)) {
    expect(() => keyOf({ [name]: value })).toThrow(name);
  }
  expect(() => keyOf({ fetch })).toThrow("set it on the client");
  expect(() => keyOf({ parseAs: "text" })).toThrow("because the data must be JSON");
  expect(() => keyOf({ params: { query: { ids: new Map() } } })).toThrow("options.query.ids");
  expect(() => keyOf({ tenant: () => 5 })).toThrow("tenant");
});
