import { expect, test } from "vitest";
import { ratios, spread } from "./spread.ts";

test("the median of an odd and of an even number of values", () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(spread([7])).toEqual({ median: 7, least: 7, most: 7 });
});

test("ratios pair the values of the same round, so that a slow round does not count", () => {
  expect(ratios([2, 20, 2], [1, 10, 1])).toEqual({ median: 2, least: 2, most: 2 });
});
