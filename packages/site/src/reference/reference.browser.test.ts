import { readOperations } from "@ev-vehicles/openapi";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { operationAnchor } from "../document/operations.ts";
import { readDocument } from "../document/read-document.ts";
import { accessibilityFaults } from "../testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "../testing/browse.ts";

const operations = readOperations(readDocument());

/** The samples by Scalar's names in the order in which they are offered, and what shows each one's language. */
const samples: Readonly<Record<string, RegExp>> = {
  "custom/shell": /curl 'http/,
  "custom/typescript": /for await \(const vehicle of paginate\(ev, "\/vehicles"/,
  "custom/javascript": /await fetch\('http/,
  "custom/node": /await fetch\('http/,
  "custom/python": /import requests/,
  "custom/java": /HttpClient\.newHttpClient\(\)/,
  "custom/csharp": /new HttpClient\(\)/,
  "custom/php": /curl_init\(/,
  "custom/go": /package main/,
  "custom/ruby": /require 'net\/http'/,
  "custom/r": /library\(httr2\)/,
};

/** Waits for the section of one operation. */
async function sectionOf(page: Page, id: string): Promise<Locator> {
  const section = page.locator(`section[id$="/${id}"]`);
  await section.getByRole("button", { name: "Test Request" }).waitFor();
  return section;
}

async function chooseSample(page: Page, section: Locator, id: string): Promise<void> {
  await section.getByTestId("client-picker").click();
  await page.locator(`[role="option"][id$="-${id}"]`).click();
}

describeInBrowser("the reference", (open) => {
  it("shows every operation, and marks it in the sidebar", async () => {
    const page = await open("/reference/");
    await page.getByText(/^Connected to the mock at 127\.0\.0\.1:\d+\./).waitFor();
    for (const operation of operations) {
      await page.goto(new URL(`/reference/${operationAnchor(operation)}`, page.url()).href);
      const section = await sectionOf(page, operation.id);
      const heading = section.getByRole("heading", { level: 3 }).first();
      await expect.poll(() => heading.textContent()).toContain(operation.summary);
      const current = page.locator('#starlight__sidebar [aria-current="page"]');
      await expect.poll(() => current.textContent()).toContain(operation.summary);
    }
  });

  it("offers samples in ten languages and with our client, curl first", async () => {
    const page = await open("/reference/#tag/vehicles/updateVehicle");
    const section = await sectionOf(page, "updateVehicle");
    expect(await section.getByTestId("client-picker").textContent()).toContain("curl");
    await section.getByTestId("client-picker").click();
    const options = page.locator('[role="group"] > [role="option"]');
    await options.first().waitFor();
    const ids = await options.evaluateAll((all) => all.map(({ id }) => id.replace(/^.*-\d+-/, "")));
    expect(ids).toEqual(Object.keys(samples));
  });

  it("lists the mock's vehicles when a request is tried", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles");
    const section = await sectionOf(page, "listVehicles");
    await section.getByRole("button", { name: "Test Request" }).click();
    const responded = page.waitForResponse((response) => new URL(response.url()).pathname === "/v2/vehicles");
    await page.getByRole("button", { name: "Send" }).first().click();
    const response = await responded;
    const { searchParams } = new URL(response.request().url());
    expect([...searchParams.keys()].sort()).toEqual(["expand", "expand", "page_size"]);
    expect(await response.request().headerValue("authorization")).toBe("Bearer mock-token");
    expect(await response.request().headerValue("evenergy-version")).toBe("2");
    const vehicles = (await response.json()) as { id: string }[];
    expect(vehicles).toHaveLength(25);
    const dialog = page.getByRole("dialog").filter({ hasText: "200 OK" });
    await dialog
      .getByText(vehicles[0]?.id ?? "missing")
      .first()
      .waitFor();
  });

  it("asks for nothing that the API lacks", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles");
    const section = await sectionOf(page, "listVehicles");
    await section.getByRole("button", { name: "Test Request" }).click();
    await page.getByText("Access Token").last().waitFor();
    for (const text of ["Metadata URL", "Refresh URL"]) {
      await expect.poll(() => page.getByText(text).filter({ visible: true }).count()).toBe(0);
    }
  });

  it("writes a request in each language, to the mock's address and with its token", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles");
    const section = await sectionOf(page, "listVehicles");
    const code = section.locator(".code-snippet");
    for (const [id, sign] of Object.entries(samples)) {
      await chooseSample(page, section, id);
      await expect.poll(() => code.textContent(), { message: id }).toMatch(sign);
      const text = await code.textContent();
      expect(text, id).toContain(new URL(page.url()).host);
      expect(text, id).toContain("mock-token");
    }
  });

  it("writes requests to the server that the reader chooses, and keeps the mock's token to itself", async () => {
    const page = await open("/reference/");
    await page.getByText(/^Connected to the mock/).waitFor();
    await page.getByRole("button", { name: /\/v2$/ }).first().click();
    await page.getByRole("option", { name: "https://api.ev.energy/v2" }).click();
    await page.evaluate(() => {
      location.hash = "#tag/vehicles/listVehicles";
    });
    const code = (await sectionOf(page, "listVehicles")).locator(".code-snippet");
    await expect.poll(() => code.textContent()).toContain("https://api.ev.energy/v2/vehicles");
    expect(await code.textContent()).toContain("YOUR_TOKEN");
  });

  it("names the examples of a body, and writes the sample of the one that is chosen", async () => {
    const page = await open("/reference/#tag/vehicles/createVehicle");
    const section = await sectionOf(page, "createVehicle");
    await expect.poll(() => section.locator(".code-snippet").textContent()).toContain('"trim"');
    await section.getByTestId("example-picker").first().click();
    await page.getByRole("option", { name: "By model" }).click();
    await expect.poll(() => section.locator(".code-snippet").textContent()).toContain('"model"');
  });

  it("starts an operation below the header, and shows the client's import in full", async () => {
    const page = await open("/reference/#tag/vehicles/createVehicle", {
      viewport: { width: 1440, height: 900 },
    });
    const section = await sectionOf(page, "createVehicle");
    const top = () =>
      section
        .getByRole("heading", { level: 3 })
        .first()
        .evaluate((h) => h.getBoundingClientRect().top);
    const header = await page.locator("header.header").evaluate((bar) => bar.getBoundingClientRect().bottom);
    await expect.poll(top).toBeGreaterThan(header);
    await expect.poll(top).toBeLessThan(header + 90);

    await chooseSample(page, section, "custom/typescript");
    const line = section.locator(".code-snippet .line").first();
    await expect.poll(() => line.textContent()).toContain('from "@ev-vehicles/client";');
    const overflow = await line.evaluate((first) => {
      const range = document.createRange();
      range.selectNodeContents(first);
      const box = first.closest(".custom-scroll") ?? first;
      return range.getBoundingClientRect().right - box.getBoundingClientRect().right;
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it.each(["light", "dark"] as const)("has no accessibility fault (%s)", async (colorScheme) => {
    const page = await open("/reference/#tag/vehicles/createVehicle", { colorScheme });
    await sectionOf(page, "createVehicle");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("fits on a phone", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles", phone);
    await sectionOf(page, "listVehicles");
    const width = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(width).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
