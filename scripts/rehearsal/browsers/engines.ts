import { findProgram } from "@ev-vehicles/testing/find-program";
import { CannotRun } from "../cell.ts";
import type { Browser } from "./open-browser.ts";
import { openWebKit } from "./open-webkit.ts";
import { openWithPuppeteer } from "./open-with-puppeteer.ts";

// Re-exported for the dashboard's tests, which skip a browser that cannot run.
export { CannotRun };

export interface Engine {
  readonly name: string;
  /** @throws {CannotRun} if the browser is not installed. */
  open(): Promise<Browser>;
}

/**
 * The three browser engines, as packages of Debian and Ubuntu install them. The environment variables `CHROMIUM` and
 * `FIREFOX` may hold the paths of other programs.
 */
export const engines: readonly Engine[] = [
  {
    name: "Chromium",
    open: async () => {
      const names = ["chromium", "chromium-browser", "google-chrome"];
      const program = process.env.CHROMIUM ?? installed(names, "Chromium", "chromium, or set CHROMIUM");
      return openWithPuppeteer("chrome", program);
    },
  },
  {
    name: "Firefox",
    open: async () => {
      const names = ["firefox-esr", "firefox"];
      const program = process.env.FIREFOX ?? installed(names, "Firefox", "firefox-esr, or set FIREFOX");
      return openWithPuppeteer("firefox", program);
    },
  },
  {
    name: "WebKit",
    open: async () =>
      openWebKit({
        driver: installed(["WebKitWebDriver"], "WebKitWebDriver", "webkit2gtk-driver"),
        display: installed(["Xvfb"], "Xvfb", "xvfb"),
      }),
  },
];

function installed(names: readonly string[], what: string, hint: string): string {
  const program = findProgram(names);
  if (!program) throw new CannotRun(`${what} is not installed here (apt-get install ${hint})`);
  return program;
}
