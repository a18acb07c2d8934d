import { expect, test } from "vitest";
import { randomSource } from "./random.ts";
import { makeUuid } from "./uuid.ts";

test("is a UUID of version 4 that depends only on the random bits", () => {
  const uuids = Array.from({ length: 200 }, (_, seed) => makeUuid(randomSource(seed)));
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(uuids).size).toBe(200);
  expect(makeUuid(randomSource(3))).toBe(uuids[3]);
});
