import type { Output } from "../surroundings.ts";

/** How far an export has come. */
export interface Progress {
  readonly pages: number;
  readonly items: number;
  /** How many items there will be; undefined if that is not known. */
  readonly total: number | undefined;
  /** The items that were in the file when this run began. */
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
      ? `waiting for the budget until ${waitingUntil.toISOString().slice(11, 16)} UTC`
      : timeToGo(secondsToGo(progress)),
  ].join(" · ");
}

/** The rest at the pace of this run, and for what the budget can't pay, the hours until it can. */
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
  if (seconds === undefined) return "remaining time unknown";
  if (seconds < 60) return `${Math.ceil(seconds)} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}

/** A line at the end of a terminal that is written again and again, with other lines above it. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Writes a line above it; elsewhere than on a terminal, just a line. */
  readonly log: (text: string) => void;
  readonly end: () => void;
}

/** Ten times a second is enough for the eye. */
const intervalMs = 100;

/** Back to the start of the line, and erase it. */
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
