import { expect, test } from "vitest";
import { ok } from "../../responses/handler-response.ts";
import { ResponseCache } from "./response-cache.ts";

test("a response is cached until the next write", () => {
  const cache = new ResponseCache();
  const response = ok(1);
  cache.set("key", response, cache.generation);
  expect(cache.get("key")).toBe(response);
  cache.clear();
  expect(cache.get("key")).toBeUndefined();
});

test("a response that was computed before a write is not cached after the write", () => {
  const cache = new ResponseCache();
  const { generation } = cache;
  cache.clear();
  cache.set("key", ok(1), generation);
  expect(cache.get("key")).toBeUndefined();
});

test("the response cache never exceeds its capacity", () => {
  const cache = new ResponseCache();
  const response = ok("x".repeat(1_000_000));
  for (let index = 0; index < 20; index += 1) cache.set(`key ${index}`, response, cache.generation);
  const kept = Array.from({ length: 20 }, (_, index) => cache.get(`key ${index}`)).filter(Boolean);
  expect(kept.length).toBeLessThan(9);
  expect(kept.length).toBeGreaterThan(0);
});
