import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { programPath } from "@ev-vehicles/testing/programs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { builtSite } from "./built-site.ts";

/** Opens a page of the built site, served by the mock, in a fresh browser context. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Page>;

const chromiumPath = programPath("Chromium");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/**
 * Tests that need a browser; without one they are skipped. After each test it is checked that no page wrote an error
 * to the console, and that no request went anywhere but to the mock.
 */
export function describeInBrowser(title: string, tests: (open: Open) => void): void {
  describe.skipIf(!chromiumPath)(title, () => {
    let server: MockServer;
    let browser: Browser;
    let faults: string[] = [];

    beforeAll(async () => {
      server = await startMockServer({ port: 0, rateLimit: false, site: fileURLToPath(builtSite) });
      browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: flags });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      const found = faults;
      faults = [];
      expect(found).toEqual([]);
    });

    tests(async (path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      // A busy machine is slow, not wrong: the test's own time limit is the one that counts.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const { origin } = new URL(server.url);
      page.on("console", (message) => {
        // Beside a file that is not a page, such as openapi.json, Chromium sometimes asks for the icon itself.
        const icon = message.location().url === `${origin}/favicon.ico`;
        if (message.type() === "error" && !icon) faults.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => {
        const { protocol, origin: target } = new URL(request.url());
        if (protocol.startsWith("http") && target !== origin) faults.push(`Request to ${request.url()}`);
      });
      await page.goto(new URL(path, origin).href);
      return page;
    });
  });
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};
