import { accessibilityViolations } from "@ev-vehicles/testing/accessibility-violations";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, phone } from "./testing/browse.ts";

/** Opens the search and enters text. */
async function search(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator("dialog input").fill(text);
}

/** The addresses that the results link to. */
async function resultsFor(page: Page, text: string): Promise<string[]> {
  await page.getByText(new RegExp(`results? for ${text}$`)).waitFor();
  const links = page.locator("dialog .pagefind-ui__result-link");
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

describeInBrowser("the search", (open) => {
  it("the site's search finds guides and their sections, packages and their APIs, and operations", async () => {
    const page = await open("/guides/expansion/");
    await page.getByRole("button", { name: "Search" }).click();
    for (const [text, target] of [
      ["cursor", /^\/(guides|packages|api|reference)\//],
      ["baseUrl", /^\/(guides|packages|api)\//],
      ["createVehicle", /^\/reference\/#tag\/vehicles\/createVehicle$/],
      ["Retry-After", /^\/(guides|api)\//],
      ["backward", /^\/guides\/[^/]+\/#./],
    ] as const) {
      await page.locator("dialog input").fill(text);
      await expect.poll(() => resultsFor(page, text)).toContainEqual(expect.stringMatching(target));
    }
  });

  it("a search result for an operation links to the operation in the reference", async () => {
    const page = await open("/");
    await search(page, "createVehicle");
    await page.locator('dialog a[href="/reference/#tag/vehicles/createVehicle"]').first().click();
    await page.locator('section[id$="/createVehicle"] h3').first().waitFor();
  });

  it("the keys Ctrl+K open the site's search", async () => {
    const page = await open("/");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").waitFor();
  });

  it("a search without results says so, and pressing Escape twice closes the search", async () => {
    const page = await open("/", phone);
    await search(page, "xyzzyplugh");
    await page.getByText(/^No results for/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("dialog[open]").count()).toBe(0);
  });
});
