import { afterEach, expect, test, vi } from "vitest";
import { createMockCore } from "./create-mock-core.ts";

afterEach(() => vi.restoreAllMocks());

test("the same options make up the same fleet, however slow the machine is", () => {
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
