import { expect, test } from "vitest";
import { type Progress, progressText, secondsToGo } from "./progress-line.ts";

const progress: Progress = {
  pages: 12,
  items: 1200,
  total: 2200,
  before: 0,
  pageSize: 100,
  elapsedMs: 24_000,
  budget: { remaining: 988, limit: 1000 },
  waitingUntil: undefined,
};

test("the line has pages, items, requests left and the time to go", () => {
  expect(progressText(progress)).toBe("12 pages · 1,200 of 2,200 items · 988 requests left · 20 s to go");
  expect(progressText({ ...progress, total: undefined })).toBe(
    "12 pages · 1,200 items · 988 requests left · time to go unknown",
  );
  expect(progressText({ ...progress, waitingUntil: new Date("2024-04-18T10:05:00Z") })).toContain(
    "waits for the budget until 10:05 UTC",
  );
});

test("the time to go counts the hours until the budget can pay for the rest", () => {
  // 200,000 items are 2000 requests: 988 now, 1000 an hour later and 12 after two.
  expect(secondsToGo({ ...progress, total: 201_200 })).toBe(4000 + 2 * 3600);
  expect(secondsToGo({ ...progress, before: 1200 })).toBeUndefined();
});
