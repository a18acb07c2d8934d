import { SingleBar } from "cli-progress";
import type { Output } from "../surroundings.ts";

/** How an export stands. */
export interface Progress {
  readonly pages: number;
  readonly items: number;
  /** How many items there will be; undefined where nobody knows. */
  readonly total: number | undefined;
  /** The items that were there when this run began. */
  readonly before: number;
  /** The items of a page. */
  readonly pageSize: number;
  /** Since this run began, in milliseconds. */
  readonly elapsedMs: number;
  /** Requests left of the hourly budget, and how many an hour has. */
  readonly budget: { readonly remaining: number; readonly limit: number } | undefined;
  /** When a wait for the budget ends. */
  readonly waitingUntil: Date | undefined;
}

/**
 *     12 pages · 1,200 of 230,000 items · 988 requests left · 1 h 53 min to go
 */
export function progressText(progress: Progress): string {
  const { budget, items, pages, total, waitingUntil } = progress;
  const number = (value: number) => value.toLocaleString("en");
  return [
    `${number(pages)} page${pages === 1 ? "" : "s"}`,
    `${number(items)}${total === undefined ? "" : ` of ${number(total)}`} items`,
    budget ? `${number(budget.remaining)} requests left` : "budget unknown",
    waitingUntil
      ? `waits for the budget until ${waitingUntil.toISOString().slice(11, 16)} UTC`
      : timeToGo(secondsToGo(progress)),
  ].join(" · ");
}

/** The pace of this run, and for what the budget cannot pay, the hours until it can. */
export function secondsToGo(progress: Progress): number | undefined {
  const { before, budget, elapsedMs, items, pageSize, total } = progress;
  if (total === undefined || items <= before) return undefined;
  const missing = Math.max(0, total - items);
  const seconds = (missing * elapsedMs) / (items - before) / 1000;
  if (!budget || budget.limit === 0) return seconds;
  const unpaid = Math.ceil(missing / pageSize) - budget.remaining;
  return seconds + (unpaid > 0 ? Math.ceil(unpaid / budget.limit) * 3600 : 0);
}

function timeToGo(seconds: number | undefined): string {
  if (seconds === undefined) return "time to go unknown";
  if (seconds < 60) return `${Math.ceil(seconds)} s to go`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min to go` : `${Math.floor(minutes / 60)} h ${minutes % 60} min to go`;
}

/** The line on a terminal; nothing elsewhere. */
export interface ProgressLine {
  show(progress: Progress): void;
  end(): void;
}

export function progressLine(stream: Output): ProgressLine {
  if (!stream.isTTY) return { show() {}, end() {} };
  const bar = new SingleBar({
    stream: stream as unknown as NodeJS.WritableStream,
    format: (_, __, { text = "" }: { text?: string }) => text,
    hideCursor: false,
    gracefulExit: false,
    fps: 10,
  });
  bar.start(1, 0, { text: "" });
  return {
    show: (progress) => bar.update(0, { text: progressText(progress) }),
    end: () => bar.stop(),
  };
}
