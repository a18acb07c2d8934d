import { existsSync } from "node:fs";
import { join } from "node:path";
import { CannotRun, type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { servePage } from "../page-server.ts";
import { load } from "../toolbox.ts";
import { viteBuild } from "../vite.ts";

interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(expression: string): Promise<Result>;
}

interface Playwright {
  readonly chromium: {
    launch(options: object): Promise<{ newPage(): Promise<Page>; version(): string; close(): Promise<void> }>;
  };
}

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/** A page built by Vite in the machine's Chromium (or the browser that `CHROMIUM` names). */
export async function browserCell(project: string, mock: MockProcess): Promise<Cell> {
  return tryCell("Chromium", "Vite bundle", async () => {
    const executablePath = [process.env.CHROMIUM, ...candidates].find((path) => path && existsSync(path));
    if (!executablePath) {
      throw new CannotRun("no Chromium is installed here (apt-get install chromium, or set CHROMIUM)");
    }
    await viteBuild({ root: join(project, "browser"), build: { outDir: "../dist-page", emptyOutDir: true } });
    const { chromium } = load<Playwright>("playwright-core");
    const browser = await chromium.launch({ executablePath, args: quiet });
    const page = await servePage(join(project, "dist-page"), new URL(mock.baseUrl).origin);
    try {
      const tab = await browser.newPage();
      await tab.goto(`${page.url}?token=${mock.token}&size=${mock.size}`);
      const outcome = await tab.evaluate<string>("globalThis.outcome");
      if (outcome.startsWith("failed")) throw new Error(outcome);
      return `Chromium ${browser.version()}: ${outcome}`;
    } finally {
      await page.close();
      await browser.close();
    }
  });
}
