import { expect, test } from "vitest";
import { ratios, spread } from "./spread.ts";

test("spread returns the median, minimum and maximum of an odd or even number of values", () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  expect(spread([7])).toEqual({ median: 7, min: 7, max: 7 });
});

test("ratios compares values of the same round, so that a slow round cancels out", () => {
  expect(ratios([2, 20, 2], [1, 10, 1])).toEqual({ median: 2, min: 2, max: 2 });
});
