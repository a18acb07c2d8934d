import { afterEach, expect, test, vi } from "vitest";
import { createMockCore } from "./create-mock-core.ts";

afterEach(() => vi.restoreAllMocks());

test("the same options always generate the same fleet, even on a slow machine", () => {
  const [one, other] = [0, 1].map((stepMs) => {
    let time = 1_700_000_000_000;
    vi.spyOn(Date, "now").mockImplementation(() => {
      time += stepMs;
      return time;
    });
    return createMockCore({ vehicles: 40, seed: 7 }).mock.snapshot();
  });
  expect(other).toEqual(one);
});
