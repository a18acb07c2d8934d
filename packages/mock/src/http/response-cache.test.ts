import { expect, test } from "vitest";
import { ok } from "./handler-response.ts";
import { ResponseCache } from "./response-cache.ts";

test("a response is cached until something is written", () => {
  const cache = new ResponseCache();
  const response = ok(1);
  cache.set("question", response, cache.generation);
  expect(cache.get("question")).toBe(response);
  cache.clear();
  expect(cache.get("question")).toBeUndefined();
});

test("a response from before a write is not cached after it", () => {
  const cache = new ResponseCache();
  const { generation } = cache;
  cache.clear();
  cache.set("question", ok(1), generation);
  expect(cache.get("question")).toBeUndefined();
});

test("the cache never exceeds its capacity", () => {
  const cache = new ResponseCache();
  const response = ok("x".repeat(1_000_000));
  for (let question = 0; question < 20; question += 1)
    cache.set(`question ${question}`, response, cache.generation);
  const kept = Array.from({ length: 20 }, (_, question) => cache.get(`question ${question}`)).filter(Boolean);
  expect(kept.length).toBeLessThan(9);
  expect(kept.length).toBeGreaterThan(0);
});
