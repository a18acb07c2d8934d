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
 * Declares tests that need Chromium; without it they are skipped. Each test has its own server. After each test, no page may
 * have failed, no request may have gone to another host, and none may have had a token.
 */
export function describeInBrowser(title: string, vehicles: number, tests: (visit: Visit) => void): void {
  describe.skipIf(!chromiumPath)(title, () => {
    let browser: Browser;
    let server: TestServer;
    const faults: string[] = [];

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
      expect(faults.splice(0)).toEqual([]);
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
        watch(page, server.url, faults);
        await page.goto(server.url + path);
        await page.getByRole("button", { name: account }).click();
        await page.getByRole("button", { name: "Sign out" }).waitFor();
        return page;
      },
    });
  });
}

function watch(page: Page, url: string, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(error.message));
  // Chromium logs each response with an error status, which these tests provoke.
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) {
      faults.push(message.text());
    }
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) {
      faults.push(`Request to ${request.url()}`);
    }
    const sent = JSON.stringify([request.url(), request.headers(), request.postData()]);
    if (sent.includes(mockToken) || "authorization" in request.headers()) faults.push(`Token in ${sent}`);
  });
  page.on("response", async (response) => {
    const received = JSON.stringify(response.headers()) + (await response.text().catch(() => ""));
    if (received.includes(mockToken)) faults.push(`Token in the response of ${response.url()}`);
  });
}
