import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { programPath } from "@ev-vehicles/testing/programs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { builtSite } from "./built-site.ts";

/** Opens a page of the built site, which the mock serves. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Page>;

const chromiumPath = programPath("Chromium");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];
const desktop = { width: 1280, height: 900 };

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/**
 * Declares tests that need Chromium; without it they are skipped. After each test, no page may have logged an error or
 * sent a request to any host but the mock.
 *
 * Tests with the same options share a tab, whose storage is cleared between them. A new context for each test would
 * compile the page's scripts and axe again, which doubles the time.
 */
export function describeInBrowser(title: string, tests: (open: Open) => void): void {
  describe.skipIf(!chromiumPath)(title, () => {
    let server: MockServer;
    let browser: Browser;
    const tabs = new Map<string, Page>();
    const opened = new Set<Page>();
    const problems: string[] = [];

    beforeAll(async () => {
      server = await startMockServer({ port: 0, rateLimit: false, site: fileURLToPath(builtSite) });
      browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: flags });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    afterEach(async () => {
      const found = problems.splice(0);
      for (const page of opened) await clear(page);
      opened.clear();
      expect([...found, ...problems.splice(0)]).toEqual([]);
    });

    tests(async (path, options = {}) => {
      const { origin } = new URL(server.url);
      const key = JSON.stringify(options);
      const page = tabs.get(key) ?? (await openTab(browser, options));
      if (!tabs.has(key)) collectProblems(page, origin, problems);
      tabs.set(key, page);
      opened.add(page);
      await page.goto(new URL(path, origin).href);
      return page;
    });
  });
}

async function openTab(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, ...options });
  // A slow page on a busy machine is not broken, so wait long.
  context.setDefaultTimeout(120_000);
  return await context.newPage();
}

/** Empties a tab and its storage for the next test. */
async function clear(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto("about:blank");
}

function collectProblems(page: Page, origin: string, problems: string[]): void {
  page.on("console", (message) => {
    // Chromium itself sometimes requests an icon for a file that is not a page, such as openapi.json.
    const icon = message.location().url === `${origin}/favicon.ico`;
    if (message.type() === "error" && !icon) problems.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol.startsWith("http") && target !== origin) problems.push(`Request to ${request.url()}`);
  });
}
