import { describe, expect, test } from "vitest";
import { makeId, makeUuid, timeOfId } from "./ids.ts";
import { randomSource } from "./random.ts";

describe("makeId", () => {
  test("an id is four letters for the collection and 26 characters of Crockford's Base32 alphabet", () => {
    expect(makeId("vhcl", Date.UTC(2024, 2, 8), randomSource(1))).toMatch(/^vhcl[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  test("an id contains its time of creation to the millisecond", () => {
    for (const time of [0, 1, 1_709_900_000_123, 2 ** 31 + 5, 2 ** 40 + 1023]) {
      expect(timeOfId(makeId("user", time, randomSource(1)))).toBe(time);
    }
    const documented = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
    expect(new Date(timeOfId(documented)).toISOString()).toBe("2024-03-08T16:42:33.307Z");
  });

  test("ids sort by creation time, whatever the random bits", () => {
    const times = [5, 31, 32, 1023, 1024, 2 ** 20 - 1, 2 ** 20, 1_700_000_000_000];
    const ids = times.map((time, index) => makeId("vhcl", time, randomSource(index)));
    expect(ids).toEqual([...ids].sort());
  });

  test("the same random bits make the same id, and different bits a different one", () => {
    const make = (seed: number): string => makeId("vhcl", 1000, randomSource(seed));
    expect(make(1)).toBe(make(1));
    expect(make(1)).not.toBe(make(2));
  });
});

describe("makeUuid", () => {
  test("makeUuid makes version 4 UUIDs that depend only on the random bits", () => {
    const uuids = Array.from({ length: 200 }, (_, seed) => makeUuid(randomSource(seed)));
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(uuids).size).toBe(200);
    expect(makeUuid(randomSource(3))).toBe(uuids[3]);
  });
});
