import { mockToken } from "@ev-vehicles/mock";
import { programPath } from "@ev-vehicles/testing/programs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { openServer, type TestServer } from "./open-server.ts";

export interface Visit {
  readonly server: TestServer;
  /** Signs in and opens an address, in a browser context of its own. */
  open(path: string, account?: string, options?: BrowserContextOptions): Promise<Page>;
}

const chromiumPath = programPath("Chromium");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/**
 * Tests that need a browser; without one they are skipped. Each has a server of its own. After each it is checked that no page
 * failed, that no request went to another host, and that none carried a token.
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
  // Chromium reports each response with an error status: those are asked for.
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
