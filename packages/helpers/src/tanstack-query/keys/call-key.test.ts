import { hashKey } from "@tanstack/query-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QueryOptionError } from "../errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./call-key.ts";

const client = { scope: "https://api.test|user01|app" };

const keyOf = (options: AnyCallOptions, source: object = client): OperationKey =>
  callKey("queryOptions: GET /cars", source, "/cars", "GET", options);
const hashOf = (options: AnyCallOptions): string => hashKey(keyOf(options));

describe("a key", () => {
  test("begins with whose data it is, then path and path parameters", () => {
    expect(keyOf({ params: { path: { car_id: "1" }, query: { expand: ["owner"] } } })).toEqual([
      "https://api.test|user01|app",
      "/cars",
      { car_id: "1" },
      "GET",
      { query: { expand: ["owner"] } },
    ]);
  });

  test.each<[string, AnyCallOptions]>([
    ["another user of the call", { user: "user02" }],
    ["another base URL of the call", { baseUrl: "https://staging.test" }],
    ["a header", { headers: { "Accept-Language": "de" } }],
    ["a header parameter", { params: { header: { "EvEnergy-User": "user02" } } }],
    ["a header that is taken out", { headers: { "EvEnergy-User": null } }],
    ["a query parameter", { params: { query: { page_size: 5 } } }],
    ["what is expanded", { params: { query: { expand: ["owner"] } } }],
    ["a path parameter", { params: { path: { car_id: "1" } } }],
    ["cookies of the browser", { credentials: "omit" }],
    ["a scope of its own", { scope: "tenant" }],
    ["an option that is not known", { tenant: 7 }],
  ])("is another one for %s", (_, options) => {
    expect(hashOf(options)).not.toBe(hashOf({}));
  });

  test.each<[string, AnyCallOptions, AnyCallOptions]>([
    [
      "headers in any case, order and form",
      { headers: { A: "1", b: "2" } },
      {
        headers: [
          ["B", "2"],
          ["a", "1"],
        ],
      },
    ],
    ["Headers", { headers: { A: "1" } }, { headers: new Headers({ a: "1" }) }],
    ["header parameters and headers", { params: { header: { A: 1 } } }, { headers: { a: "1" } }],
    [
      "expand in any order",
      { params: { query: { expand: ["a", "b"] } } },
      { params: { query: { expand: ["b", "a"] } } },
    ],
    ["members that are undefined", { params: { query: { page_size: undefined } } }, {}],
    ["limits of time and retries", { timeoutMs: 5, maxWaitMs: 0, retry: false, cache: "no-store" }, {}],
    ["what only a server's fetch knows", { next: { revalidate: 60 } }, {}],
    ["a base URL with a slash", { baseUrl: "https://a.test/" }, { baseUrl: "https://a.test" }],
  ])("is the same for %s", (_, one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  test("survives JSON, so that a server's key is a browser's", () => {
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

  test("tells any two texts of a parameter apart", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const same = hashOf({ params: { query: { one } } }) === hashOf({ params: { query: { one: other } } });
        expect(same).toBe(one === other);
      }),
    );
  });

  test("tells numbers apart that JSON does not", () => {
    const hashes = [Number.NaN, Infinity, -Infinity, null].map((x) => hashOf({ params: { query: { x } } }));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("a secret", () => {
  const secrets: [string, AnyCallOptions][] = [
    ["Authorization", { headers: { Authorization: "Bearer s3cret" } }],
    ["authorization", { headers: new Headers({ Authorization: "Bearer s3cret" }) }],
    ["cookie", { headers: [["Cookie", "sid=s3cret"]] }],
    ["x-api-key", { headers: { "X-Api-Key": "s3cret" } }],
    ["x-auth-token", { params: { header: { "X-Auth-Token": "s3cret" } } }],
    ["a cookie parameter", { params: { cookie: { sid: "s3cret" } } }],
    ["credentials under another name", { headers: { "X-Forwarded-Credentials": "s3cret" } }],
    ["a bearer token under another name", { headers: { "X-Upstream": "Bearer s3cret" } }],
  ];

  test.each(secrets)("in %s requires a scope, and the error does not repeat it", (_, options) => {
    expect(() => keyOf(options)).toThrow(/scope/);
    expect(() => keyOf(options)).not.toThrow(/s3cret/);
  });

  test.each(secrets)("in %s stays out of a key that has a scope", (_, options) => {
    const key = JSON.stringify(keyOf({ ...options, scope: "tenant" }));
    expect(key).not.toContain("s3cret");
    expect(key).toContain("tenant");
  });

  test("in a base URL is refused", () => {
    expect(() => keyOf({ baseUrl: "https://me:s3cret@api.test" })).toThrow("without user name and password");
  });
});

describe("a scope", () => {
  test("is required if the client has none", () => {
    for (const source of [{}, { scope: undefined }]) {
      expect(() => keyOf({}, source)).toThrow(QueryOptionError);
      expect(keyOf({ scope: "tenant" }, source)[0]).toBe("tenant");
    }
  });

  test("of a call is added to the client's, so that it can only separate more", () => {
    expect(keyOf({ scope: "a|b" })[0]).toBe("https://api.test|user01|app|a|b");
  });

  test("is a text that is not empty", () => {
    for (const scope of ["", 5, null, {}]) expect(() => keyOf({ scope })).toThrow("non-empty text");
  });
});

test("what no key can hold is refused by name", () => {
  const options = { fetch, querySerializer: () => "", signal: AbortSignal.abort(), parseAs: "text" };
  for (const [name, value] of Object.entries(options)) {
    expect(() => keyOf({ [name]: value })).toThrow(name);
  }
  expect(() => keyOf({ params: { query: { ids: new Map() } } })).toThrow("the options.query.ids");
  expect(() => keyOf({ tenant: () => 5 })).toThrow("tenant");
});
