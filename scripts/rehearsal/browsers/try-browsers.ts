import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { type Engine, engines } from "./engines.ts";
import type { Browser } from "./open-browser.ts";

/** The trials in `consumer/browser/trials.mjs`, in order. */
const trials = ["list", "otherOrigin", "page", "create", "error", "abort", "mock"];

/**
 * Opens the page that the mock serves in each installed browser engine, and runs the page's trials. Returns one cell for
 * opening the page in each engine and, if that works, one for each trial.
 */
export async function tryBrowsers(mock: MockProcess): Promise<Cell[]> {
  const page = new URL(
    `/?${new URLSearchParams({ token: mock.token, size: String(mock.size) })}`,
    mock.baseUrl,
  );
  const cells: Cell[] = [];
  for (const engine of engines) cells.push(...(await tryEngine(engine, page.href)));
  return cells;
}

async function tryEngine(engine: Engine, url: string): Promise<Cell[]> {
  let browser: Browser | undefined;
  const opening = await tryCell(engine.name, "page of the Vite bundle", async () => {
    browser = await engine.open();
    await browser.goto(url);
    return `version ${browser.version}`;
  });
  const cells = [opening];
  try {
    if (browser && opening.result === "works") {
      for (const trial of trials) cells.push(await tryTrial(engine, browser, trial));
    }
  } finally {
    await browser?.close();
  }
  return cells;
}

/** The page returns failures as values, because drivers report a page's errors in different ways. */
function tryTrial(engine: Engine, browser: Browser, trial: string): Promise<Cell> {
  return tryCell(engine.name, trial, async () => {
    const { note, failure } = (await browser.runTrial(trial)) as { note?: string; failure?: string };
    if (note === undefined) throw new Error(failure);
    return note;
  });
}
