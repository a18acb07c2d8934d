import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { operationAnchor } from "../document/operation-anchor.ts";
import { listOperations } from "../openapi/operations.ts";
import { readDocument } from "../openapi/read-document.ts";
import { accessibilityFaults } from "../testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "../testing/browse.ts";

const operations = listOperations(readDocument());

/** Opens the reference at one operation and returns its section. */
async function showOperation(page: Page, id: string): Promise<Locator> {
  const section = page.locator(`section[id$="/${id}"]`);
  await section.getByRole("button", { name: "Test Request" }).waitFor();
  return section;
}

describeInBrowser("the reference", (open) => {
  it("shows every operation, with samples in ten languages and with our client", async () => {
    const page = await open("reference.html");
    await page.getByText(/^Connected to the mock at 127\.0\.0\.1:\d+\./).waitFor();
    for (const operation of operations) {
      await page.goto(new URL(`reference.html${operationAnchor(operation)}`, page.url()).href);
      const section = await showOperation(page, operation.id);
      const heading = section.getByRole("heading", { level: 3 }).first();
      await expect.poll(() => heading.textContent()).toContain(operation.summary);
      const current = page.locator('#navigation [aria-current="page"]');
      await expect.poll(() => current.textContent()).toContain(operation.summary);

      await section.getByTestId("client-picker").click();
      const options = page.locator('[role="group"] > [role="option"]');
      await options.first().waitFor();
      const ids = await options.evaluateAll((all) => all.map(({ id }) => id.replace(/^.*-\d+-/, "")));
      expect(ids.sort(), operation.id).toEqual(Object.keys(samples).sort());
      await page.keyboard.press("Escape");
    }
  });

  it("lists the mock's vehicles when a request is tried", async () => {
    const page = await open("reference.html#tag/vehicles/listVehicles");
    const section = await showOperation(page, "listVehicles");
    await section.getByRole("button", { name: "Test Request" }).click();
    const responseed = page.waitForResponse((response) => new URL(response.url()).pathname === "/v2/vehicles");
    await page.getByRole("button", { name: "Send" }).first().click();
    const response = await responseed;
    expect(response.request().url()).toMatch(/\/v2\/vehicles$/);
    expect(await response.request().headerValue("authorization")).toBe("Bearer mock-token");
    const vehicles = (await response.json()) as { id: string }[];
    expect(vehicles).toHaveLength(25);
    await page.getByText("200 OK").waitFor();
    const dialog = page.getByRole("dialog").filter({ hasText: "200 OK" });
    await dialog
      .getByText(vehicles[0]?.id ?? "missing")
      .first()
      .waitFor();
  });

  it("writes a request in each language, to the mock's address and with its token", async () => {
    const page = await open("reference.html#tag/vehicles/listVehicles");
    const section = await showOperation(page, "listVehicles");
    const code = section.locator(".scalar-code-block").first();
    for (const [id, sign] of Object.entries(samples)) {
      await section.getByTestId("client-picker").click();
      await page.locator(`[role="option"][id$="-${id}"]`).click();
      await expect.poll(() => code.textContent(), { message: id }).toMatch(sign);
      if (id === "custom/typescript") continue;
      const text = await code.textContent();
      expect(text, id).toContain(new URL(page.url()).host);
      expect(text, id).toContain("/v2/vehicles");
      expect(text, id).toContain("mock-token");
    }
  });

  it.each(["light", "dark"] as const)("has no serious accessibility fault (%s)", async (colorScheme) => {
    const page = await open("reference.html#tag/vehicles/createVehicle", { colorScheme });
    await showOperation(page, "createVehicle");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("fits on a phone", async () => {
    const page = await open("reference.html#tag/vehicles/listVehicles", phone);
    await showOperation(page, "listVehicles");
    const width = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(width).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

/** The samples by Scalar's names, and what shows that each is really of its language. */
const samples: Readonly<Record<string, RegExp>> = {
  "custom/typescript": /for await \(const vehicle of paginate\(ev, "\/vehicles"/,
  "csharp/httpclient": /new HttpClient\(\)/,
  "go/native": /package main/,
  "java/nethttp": /HttpClient\.newHttpClient\(\)/,
  "js/fetch": /^1?fetch\('http/,
  "node/fetch": /fetch\('http/,
  "node/undici": /from 'undici'/,
  "php/curl": /curl_init\(/,
  "php/guzzle": /new GuzzleHttp\\Client/,
  "python/python3": /import http\.client/,
  "python/requests": /requests\.get\(/,
  "r/httr2": /library\(httr2\)/,
  "ruby/native": /require 'net\/http'/,
  "shell/curl": /curl http/,
};
