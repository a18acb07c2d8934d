import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLongTimeout } from "./long-timeout.ts";

const day = 24 * 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

test.each([1, 25 * day, 60 * day, 400 * day])(
  "a timeout of %d ms fires after that time, and only once",
  (ms) => {
    const callback = vi.fn();
    setLongTimeout(callback, ms);
    vi.advanceTimersByTime(ms - 1);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  },
);

test("setLongTimeout never sets a timer with a delay that would fire at once", () => {
  const delays = vi.spyOn(globalThis, "setTimeout");
  setLongTimeout(() => {}, 1e14)();
  vi.advanceTimersByTime(100 * day);
  for (const [, delay] of delays.mock.calls) expect(delay).toBeLessThan(2 ** 31);
});

test.each([5, 60 * day])("a cancelled timeout of %d ms leaves no timer", (ms) => {
  const callback = vi.fn();
  const cancel = setLongTimeout(callback, ms);
  vi.advanceTimersByTime(Math.floor(ms / 2));
  cancel();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(ms);
  expect(callback).not.toHaveBeenCalled();
});

test("an infinite timeout sets no timer", () => {
  setLongTimeout(() => {}, Infinity);
  expect(vi.getTimerCount()).toBe(0);
});

test("a jump of the wall clock does not move a timeout", () => {
  const callback = vi.fn();
  setLongTimeout(callback, 30 * day);
  vi.setSystemTime(365 * day);
  vi.advanceTimersByTime(30 * day - 1);
  expect(callback).not.toHaveBeenCalled();
  vi.setSystemTime(0);
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});
