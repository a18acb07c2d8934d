import { accessibilityViolations } from "@ev-vehicles/testing/accessibility-violations";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { operationsByTag } from "../document/operations.ts";
import { readDocument } from "../document/read-document.ts";
import { describeInBrowser, phone } from "../testing/browse.ts";
import { expectOperation, sectionOf } from "../testing/reference-page.ts";

/** Scalar's IDs of the samples, in the order of its menu, and code that each sample must contain. */
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

async function chooseSample(page: Page, section: Locator, id: string): Promise<void> {
  await section.getByTestId("client-picker").click();
  await page.locator(`[role="option"][id$="-${id}"]`).click();
}

describeInBrowser("the reference", (open) => {
  // built-site.deep.test.ts checks every operation.
  it("the reference shows the operations on vehicles, and marks the current one in the sidebar", async () => {
    const page = await open("/reference/");
    await page.getByText(/^Connected to the mock at 127\.0\.0\.1:\d+\./).waitFor();
    const vehicles = operationsByTag(readDocument()).find(({ slug }) => slug === "vehicles");
    const operations = vehicles?.operations ?? [];
    expect(new Set(operations.map(({ method }) => method))).toEqual(
      new Set(["GET", "POST", "PATCH", "DELETE"]),
    );
    for (const operation of operations) await expectOperation(page, operation);
  });

  it("trying a request in the reference lists the mock's vehicles", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles");
    const section = await sectionOf(page, "listVehicles");
    await section.getByRole("button", { name: "Test Request" }).click();
    await page.getByText("Access Token").last().waitFor();
    // The API needs neither of these fields of Scalar's form, so adjust-scalar.ts hides them.
    for (const text of ["Metadata URL", "Refresh URL"]) {
      await expect.poll(() => page.getByText(text).filter({ visible: true }).count()).toBe(0);
    }
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

  it("the reference offers a sample in each language, curl first, with the mock's address and token", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles");
    const section = await sectionOf(page, "listVehicles");
    const picker = section.getByTestId("client-picker");
    expect(await picker.textContent()).toContain("curl");
    await picker.click();
    const options = page.locator('[role="group"] > [role="option"]');
    await options.first().waitFor();
    const ids = await options.evaluateAll((all) => all.map(({ id }) => id.replace(/^.*-\d+-/, "")));
    expect(ids).toEqual(Object.keys(samples));
    await page.keyboard.press("Escape");

    const code = section.locator(".code-snippet");
    for (const [id, sign] of Object.entries(samples)) {
      await chooseSample(page, section, id);
      await expect.poll(() => code.textContent(), { message: id }).toMatch(sign);
      const text = await code.textContent();
      expect(text, id).toContain(new URL(page.url()).host);
      expect(text, id).toContain("mock-token");
    }
  });

  it("code samples call the chosen server, and only samples for the mock contain the mock's token", async () => {
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

  it("a code sample sends the example of the body that the reader chose", async () => {
    const page = await open("/reference/#tag/vehicles/createVehicle");
    const section = await sectionOf(page, "createVehicle");
    await expect.poll(() => section.locator(".code-snippet").textContent()).toContain('"trim"');
    await section.getByTestId("example-picker").first().click();
    await page.getByRole("option", { name: "By model" }).click();
    await expect.poll(() => section.locator(".code-snippet").textContent()).toContain('"model"');
  });

  it("a linked operation starts below the page's header, and its client sample shows the whole import", async () => {
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

  it("the reference has no accessibility violation in light and dark mode", async () => {
    const page = await open("/reference/#tag/vehicles/createVehicle", { colorScheme: "light" });
    await sectionOf(page, "createVehicle");
    for (const theme of ["light", "dark"]) {
      await page.getByLabel("Select theme").first().selectOption(theme);
      await page.locator(`body.${theme}-mode`).waitFor();
      expect(await accessibilityViolations(page), theme).toEqual([]);
    }
  });

  it("the reference fits on a phone without an accessibility violation", async () => {
    const page = await open("/reference/#tag/vehicles/listVehicles", phone);
    await sectionOf(page, "listVehicles");
    const width = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(width).toBeLessThanOrEqual(0);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
