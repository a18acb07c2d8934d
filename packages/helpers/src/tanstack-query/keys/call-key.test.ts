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
  test("a query key begins with the scope, the path and the path parameters", () => {
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
  ])("the query key changes with %s", (_, options) => {
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
  ])("the query key stays the same with %s", (_, one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  test("a round trip through JSON does not change a query key, so server and browser share it", () => {
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

  test("two different strings as a query parameter make different query keys", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const same = hashOf({ params: { query: { one } } }) === hashOf({ params: { query: { one: other } } });
        expect(same).toBe(one === other);
      }),
    );
  });

  test("the parameter values -0 and 0 make the same query key", () => {
    expect(keyOf({ params: { query: { x: -0 } } })).toStrictEqual(keyOf({ params: { query: { x: 0 } } }));
  });

  test("the parameter values NaN, Infinity, -Infinity and null make different query keys", () => {
    const hashes = [Number.NaN, Infinity, -Infinity, null].map((x) => hashOf({ params: { query: { x } } }));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("secrets in the options of a key", () => {
  const secrets: [string, AnyCallOptions][] = [
    ["the header Authorization", { headers: { Authorization: "Bearer s3cret" } }],
    ["a Headers object", { headers: new Headers({ Authorization: "Bearer s3cret" }) }],
    ["the header Cookie", { headers: [["Cookie", "sid=s3cret"]] }],
    ["the header X-Api-Key", { headers: { "X-Api-Key": "s3cret" } }],
    ["the header parameter X-Auth-Token", { params: { header: { "X-Auth-Token": "s3cret" } } }],
    ["a cookie parameter", { params: { cookie: { sid: "s3cret" } } }],
    ["the header X-Forwarded-Credentials", { headers: { "X-Forwarded-Credentials": "s3cret" } }],
    ["the bearer token of an unknown header", { headers: { "X-Upstream": "Bearer s3cret" } }],
  ];

  test.each(secrets)("a secret in %s requires a scope, and does not appear in the error", (_, options) => {
    expect(() => keyOf(options)).toThrow(/scope/);
    expect(() => keyOf(options)).not.toThrow(/s3cret/);
  });

  test.each(secrets)("a secret in %s does not appear in the query key", (_, options) => {
    const key = JSON.stringify(keyOf({ ...options, scope: "tenant" }));
    expect(key).not.toContain("s3cret");
    expect(key).toContain("tenant");
  });

  test("callKey rejects a base URL that contains a password", () => {
    expect(() => keyOf({ baseUrl: "https://me:s3cret@api.test" })).toThrow("without a user name or password");
  });
});

describe("the scope of a key", () => {
  test("callKey requires a scope if the client has none", () => {
    for (const source of [{}, { scope: undefined }]) {
      expect(() => keyOf({}, source)).toThrow(QueryOptionError);
      expect(keyOf({ scope: "tenant" }, source)[0]).toBe("tenant");
    }
  });

  test("callKey adds the scope of a call to the client's scope", () => {
    expect(keyOf({ scope: "a|b" })[0]).toBe("https://api.test|user01|app|a|b");
  });

  test("callKey rejects a scope that is empty or not a string", () => {
    for (const scope of ["", 5, null, {}]) expect(() => keyOf({ scope })).toThrow("non-empty string");
  });
});

test("callKey rejects an option that can't be in a key, and the error names the option", () => {
  const options = { fetch, querySerializer: () => "", signal: AbortSignal.abort(), parseAs: "text" };
  for (const [name, value] of Object.entries(options)) {
    expect(() => keyOf({ [name]: value })).toThrow(name);
  }
  expect(() => keyOf({ fetch })).toThrow("set it on the client");
  expect(() => keyOf({ parseAs: "text" })).toThrow("because the data must be JSON");
  expect(() => keyOf({ params: { query: { ids: new Map() } } })).toThrow("options.query.ids");
  expect(() => keyOf({ tenant: () => 5 })).toThrow("tenant");
});
