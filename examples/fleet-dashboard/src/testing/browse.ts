import { mockToken } from "@ev-vehicles/mock";
import { programPath } from "@ev-vehicles/testing/programs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { openServer, type TestServer } from "./open-server.ts";

export interface Visit {
  readonly server: TestServer;
  /** Signs in and opens a path in a new browser context. */
  open(path: string, account?: string, options?: BrowserContextOptions): Promise<Page>;
}

const chromiumPath = programPath("Chromium");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/**
 * Declares tests that need Chromium; without it they are skipped. Each test has its own server. After each test, no page
 * may have failed, no request may have gone to another host, and neither requests nor responses may have contained the
 * API's token.
 */
export function describeInBrowser(title: string, vehicles: number, tests: (visit: Visit) => void): void {
  describe.skipIf(!chromiumPath)(title, () => {
    let browser: Browser;
    let server: TestServer;
    const problems: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: flags });
    });
    afterAll(async () => await browser?.close());
    beforeEach(async () => {
      server = await openServer(vehicles);
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await server.close();
      expect(problems.splice(0)).toEqual([]);
    });

    tests({
      get server() {
        return server;
      },
      async open(path, account = "Fleet operations", options = {}) {
        const context = await browser.newContext({
          viewport: { width: 1280, height: 900 },
          timezoneId: "UTC",
          ...options,
        });
        context.setDefaultTimeout(30_000);
        const page = await context.newPage();
        watch(page, server.url, problems);
        await page.goto(server.url + path);
        await page.getByRole("button", { name: account }).click();
        await page.getByRole("button", { name: "Sign out" }).waitFor();
        return page;
      },
    });
  });
}

function watch(page: Page, url: string, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(error.message));
  // Chromium logs each response with an error status, which these tests provoke.
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) {
      problems.push(message.text());
    }
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) {
      problems.push(`Request to ${request.url()}`);
    }
    const sent = JSON.stringify([request.url(), request.headers(), request.postData()]);
    if (sent.includes(mockToken) || "authorization" in request.headers()) problems.push(`Token in ${sent}`);
  });
  page.on("response", async (response) => {
    const received = JSON.stringify(response.headers()) + (await response.text().catch(() => ""));
    if (received.includes(mockToken)) problems.push(`Token in the response of ${response.url()}`);
  });
}
