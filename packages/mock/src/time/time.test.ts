import { describe, expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant.ts";
import { createClock } from "./mock-clock.ts";

describe("timestamps", () => {
  test.each([
    ["2024-04-18T08:53:52.225655Z", "2024-04-18T08:53:52.225655Z"],
    ["2024-04-18T08:53:52Z", "2024-04-18T08:53:52.000000Z"],
    ["2024-04-18T10:53:52.5+02:00", "2024-04-18T08:53:52.500000Z"],
    ["2024-04-18t08:53:52.123456789z", "2024-04-18T08:53:52.123456Z"],
    ["1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"],
  ])("the timestamp %s is written as %s", (text, canonical) => {
    expect(formatInstant(parseInstant(text) ?? 0)).toBe(canonical);
  });

  test.each(["2024-04-18", "2024-04-18 08:53:52Z", "2024-04-18T08:53:52", "2024-13-01T00:00:00Z", "noon"])(
    'parseInstant rejects the text "%s"',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});

describe("a clock", () => {
  test("a clock starts at the configured time and runs", () => {
    const clock = createClock("2024-04-18T09:00:00Z");
    expect(Math.abs(clock.nowMs - Date.UTC(2024, 3, 18, 9))).toBeLessThan(1000);
    expect(clock.now).toBeInstanceOf(Date);
  });

  test("a frozen clock moves only if it is advanced or set, until it is resumed", async () => {
    const clock = createClock(0);
    clock.freeze();
    const stopped = clock.nowMs;
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(clock.nowMs).toBe(stopped);
    clock.advance(3_600_000);
    expect(clock.nowMs).toBe(stopped + 3_600_000);
    clock.set("2030-01-01T00:00:00Z");
    expect(clock.now.toISOString()).toBe("2030-01-01T00:00:00.000Z");
    clock.resume();
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(clock.nowMs).toBeGreaterThan(Date.UTC(2030, 0, 1));
  });

  test("createClock throws a RangeError for an invalid start time", () => {
    expect(() => createClock("soon")).toThrow(RangeError);
  });
});
