import { expect, test } from "vitest";
import { ok } from "./answer.ts";
import { AnswerCache } from "./answer-cache.ts";

test("an answer is kept until something is written", () => {
  const cache = new AnswerCache();
  const answer = ok(1);
  cache.set("question", answer, cache.generation);
  expect(cache.get("question")).toBe(answer);
  cache.clear();
  expect(cache.get("question")).toBeUndefined();
});

test("what was read before a write is not kept after it", () => {
  const cache = new AnswerCache();
  const { generation } = cache;
  cache.clear();
  cache.set("question", ok(1), generation);
  expect(cache.get("question")).toBeUndefined();
});

test("it never holds more than it may", () => {
  const cache = new AnswerCache();
  const answer = ok("x".repeat(1_000_000));
  for (let question = 0; question < 20; question += 1)
    cache.set(`question ${question}`, answer, cache.generation);
  const kept = Array.from({ length: 20 }, (_, question) => cache.get(`question ${question}`)).filter(Boolean);
  expect(kept.length).toBeLessThan(9);
  expect(kept.length).toBeGreaterThan(0);
});
