import { describe, expect, test } from "vitest";
import { readOutcome } from "./read-outcome.ts";

const hour = 3_600_000;

describe("readOutcome", () => {
  test.each([
    [1000, 997, 1000, 997],
    [1000, 1e9, 1000, 1000],
    [1000.9, 3.7, 1000, 3],
    [1000, -3, 1000, 0],
    [1e308, 1e308, 1e9, 1e9],
    [Infinity, 5, 1e9, 5],
  ])(
    "readOutcome reads limit %d and remaining %d as %d and %d",
    (limit, remaining, readLimit, readRemaining) => {
      expect(readOutcome({ sent: true, limit, remaining })).toEqual({
        sent: true,
        limit: readLimit,
        remaining: readRemaining,
      });
    },
  );

  test.each([
    [0, 0],
    [0.5, 0],
    [-1, 3],
    [Number.NaN, 3],
    [1000, Number.NaN],
    [1000, undefined],
    [undefined, 5],
    ["1000" as unknown as number, 5],
  ])(
    "readOutcome drops limit %o and remaining %o together, because one of them is invalid",
    (limit, remaining) => {
      expect(readOutcome({ sent: true, limit, remaining })).toEqual({ sent: true });
    },
  );

  test.each([
    [0, 0],
    [1500, 1500],
    [0.25, 1],
    [1e14, hour],
    [365 * 24 * hour, hour],
    [Infinity, hour],
  ])("readOutcome reads a pause of %d ms as %d ms", (retryAfterMs, read) => {
    expect(readOutcome({ sent: true, retryAfterMs })).toEqual({ sent: true, retryAfterMs: read });
  });

  test.each([-1, -1e14, Number.NaN, undefined, "soon" as unknown as number])(
    "readOutcome drops %o as an invalid pause",
    (retryAfterMs) => {
      expect(readOutcome({ sent: true, retryAfterMs })).toEqual({ sent: true });
    },
  );

  test("readOutcome drops the counts and the pause of a request that was never sent", () => {
    expect(readOutcome({ sent: false, limit: 1000, remaining: 5, retryAfterMs: 1 })).toEqual({ sent: false });
  });
});
