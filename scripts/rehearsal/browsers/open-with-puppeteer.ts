import puppeteer from "puppeteer-core";
import { type Browser, stepTimeoutMs } from "./open-browser.ts";

/** In containers, `/dev/shm` is small, and programs run as root. */
const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
];

/** Starts Chromium or Firefox and controls it over WebDriver BiDi. */
export async function openWithPuppeteer(
  browser: "chrome" | "firefox",
  executablePath: string,
): Promise<Browser> {
  const opened = await puppeteer.launch({
    browser,
    executablePath,
    protocol: "webDriverBiDi",
    headless: true,
    args: browser === "chrome" ? chromiumArgs : [],
    timeout: stepTimeoutMs,
    protocolTimeout: stepTimeoutMs,
  });
  const page = await opened.newPage();
  return {
    version: /[\d.]+/.exec(await opened.version())?.[0] ?? "unknown",
    goto: async (url) => void (await page.goto(url, { timeout: stepTimeoutMs })),
    runTrial: (name) => page.evaluate(`globalThis.runTrial(${JSON.stringify(name)})`),
    close: () => opened.close(),
  };
}
