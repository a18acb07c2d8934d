import type { Output } from "../run-context.ts";

/** The progress of an export. */
export interface Progress {
  readonly pages: number;
  readonly items: number;
  /** The expected number of items; undefined if unknown. */
  readonly total: number | undefined;
  /** The number of items that were in the file when this run started. */
  readonly itemsAtStart: number;
  readonly pageSize: number;
  /** The time since this run started, in milliseconds. */
  readonly elapsedMs: number;
  /** The hourly budget, and how many of its requests are left; undefined if unknown. */
  readonly budget: { readonly remaining: number; readonly limit: number } | undefined;
  /** When the current wait, for the budget or before a retry, ends; undefined if there is none. */
  readonly waitingUntil: Date | undefined;
}

/**
 * Formats the progress of an export:
 *
 *     12 pages · 1,200 of 230,000 items · 988 requests left · 1 h 53 min left
 */
export function progressText(progress: Progress): string {
  const { budget, items, pages, total, waitingUntil } = progress;
  const number = (value: number) => value.toLocaleString("en");
  return [
    `${number(pages)} page${pages === 1 ? "" : "s"}`,
    `${number(items)}${total === undefined ? "" : ` of ${number(total)}`} items`,
    budget ? `${number(budget.remaining)} requests left` : "budget unknown",
    waitingUntil
      ? `waiting until ${waitingUntil.toISOString().slice(11, 16)} UTC`
      : remainingTime(secondsRemaining(progress)),
  ].join(" · ");
}

/**
 * The time for the remaining items at the speed of this run, plus the hours of waiting for the budget; undefined if it
 * cannot be estimated.
 */
export function secondsRemaining(progress: Progress): number | undefined {
  const { budget, elapsedMs, items, itemsAtStart, pageSize, total } = progress;
  if (total === undefined || items <= itemsAtStart) return undefined;
  const missing = Math.max(0, total - items);
  const seconds = (missing * elapsedMs) / (items - itemsAtStart) / 1000;
  if (!budget || budget.limit === 0) return seconds;
  const overBudget = Math.ceil(missing / pageSize) - budget.remaining;
  return seconds + (overBudget > 0 ? Math.ceil(overBudget / budget.limit) * 3600 : 0);
}

function remainingTime(seconds: number | undefined): string {
  if (seconds === undefined) return "remaining time unknown";
  if (seconds < 60) return `${Math.ceil(seconds)} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}

/** A line that is redrawn in place at the bottom of a terminal, with log lines above it. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Writes a line above the progress; without a terminal, writes only that line. */
  readonly log: (text: string) => void;
  readonly end: () => void;
}

/** `show` redraws the line only if this time has passed since the last redraw. */
const intervalMs = 100;

/** Moves the cursor to the start of the line and erases the line. */
const startOfLine = "\r\u001b[K";

export function progressLine(stream: Output, env: NodeJS.ProcessEnv): ProgressLine {
  if (!stream.isTTY || env.TERM === "dumb") {
    return { show() {}, log: (text) => stream.write(`${text}\n`), end() {} };
  }
  let text = "";
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = () => {
    const room = (stream.columns || 80) - 1;
    stream.write(startOfLine + (text.length > room ? `${text.slice(0, room - 1)}…` : text));
    drawn = performance.now();
  };
  return {
    show: (progress) => {
      text = progressText(progress);
      if (performance.now() - drawn >= intervalMs) draw();
    },
    log: (line) => {
      stream.write(`${startOfLine}${line}\n`);
      draw();
    },
    end: () => {
      draw();
      stream.write("\n");
    },
  };
}
