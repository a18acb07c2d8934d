import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "./testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "./testing/browse.ts";

/** Where the results of a search lead. */
async function search(page: Page, text: string): Promise<string[]> {
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator("dialog input").fill(text);
  const links = page.locator("dialog .pagefind-ui__result-link");
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

describeInBrowser("the search", (open) => {
  it.each([
    ["cursor", /^\/(guides|packages|api|reference)\//],
    ["baseUrl", /^\/(guides|packages|api)\//],
    ["createVehicle", /^\/reference\/#tag\/vehicles\/createVehicle$/],
    ["Retry-After", /^\/(guides|api)\//],
  ])("finds “%s” and leads to where it is", async (text, target) => {
    const page = await open("/");
    const found = await search(page, text);
    expect(
      found.some((href) => target.test(href)),
      found.join(" "),
    ).toBe(true);
  });

  it("knows the sections of a guide", async () => {
    const page = await open("/guides/expansion/");
    const found = await search(page, "backward");
    expect(
      found.some((href) => /^\/guides\/[^/]+\/#./.test(href)),
      found.join(" "),
    ).toBe(true);
  });

  it("leads from a result to the operation in the reference", async () => {
    const page = await open("/");
    await search(page, "createVehicle");
    await page.locator('dialog a[href="/reference/#tag/vehicles/createVehicle"]').first().click();
    await page.locator('section[id$="/createVehicle"] h3').first().waitFor();
  });

  it("opens with its key", async () => {
    const page = await open("/");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").waitFor();
  });

  it("says so when there is nothing, has no accessibility faults, and closes with Escape", async () => {
    const page = await open("/", phone);
    await page.getByRole("button", { name: "Search" }).click();
    await page.locator("dialog input").fill("xyzzyplugh");
    await page.getByText(/^No results for/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("dialog[open]").count()).toBe(0);
  });
});
