import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { type Progress, progressLine, progressText, secondsRemaining } from "./progress-line.ts";

const progress: Progress = {
  pages: 12,
  items: 1200,
  total: 2200,
  itemsAtStart: 0,
  pageSize: 100,
  elapsedMs: 24_000,
  budget: { remaining: 988, limit: 1000 },
  waitingUntil: undefined,
};

test("the progress line shows pages, items, remaining requests and remaining time", () => {
  expect(progressText(progress)).toBe("12 pages · 1,200 of 2,200 items · 988 requests left · 20 s left");
  expect(progressText({ ...progress, total: undefined })).toBe(
    "12 pages · 1,200 items · 988 requests left · remaining time unknown",
  );
  expect(progressText({ ...progress, waitingUntil: new Date("2024-04-18T10:05:00Z") })).toContain(
    "waiting until 10:05 UTC",
  );
});

test("the progress line's remaining time includes the hours spent waiting for the hourly budget", () => {
  // 200,000 items take 2000 requests: 988 now, 1000 in an hour and 12 in two hours.
  expect(secondsRemaining({ ...progress, total: 201_200 })).toBe(4000 + 2 * 3600);
  expect(secondsRemaining({ ...progress, itemsAtStart: 1200 })).toBeUndefined();
});

/** A stream that records what is written to it. */
function stream(more: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = [];
  const writable = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { output: Object.assign(writable, more), written };
}

test("on a terminal, the progress line is redrawn in place, below log lines", () => {
  const { output, written } = stream({ isTTY: true, columns: 100 });
  const line = progressLine(output, {});
  line.show({ ...progress, pages: 1 });
  line.show(progress);
  line.log("> GET /v2/vehicles");
  line.end();
  const text = progressText(progress);
  expect(written).toEqual([
    `\r\u001b[K${progressText({ ...progress, pages: 1 })}`,
    "\r\u001b[K> GET /v2/vehicles\n",
    `\r\u001b[K${text}`,
    `\r\u001b[K${text}`,
    "\n",
  ]);
});

test("the progress line is truncated to fit a narrow terminal", () => {
  for (const columns of [30, 60]) {
    const { output, written } = stream({ isTTY: true, columns });
    progressLine(output, {}).show(progress);
    expect(written[0]).toHaveLength("\r\u001b[K".length + columns - 1);
    expect(written[0]).toMatch(/…$/);
  }
});

test("without a terminal, or with TERM=dumb, log lines are written, but no progress line", () => {
  for (const [more, env] of [
    [{}, {}],
    [{ isTTY: true }, { TERM: "dumb" }],
  ] as const) {
    const { output, written } = stream(more);
    const line = progressLine(output, env);
    line.show(progress);
    line.log("> GET");
    line.end();
    expect(written).toEqual(["> GET\n"]);
  }
});
