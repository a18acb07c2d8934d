import { accessibilityViolations } from "@ev-vehicles/testing/accessibility-violations";
import { expect, it } from "vitest";
import { describeInBrowser, phone } from "./testing/browse.ts";
import { expectLightweight } from "./testing/expect-lightweight.ts";
import { expectReadable } from "./testing/expect-readable.ts";

/** One page of each kind: the home page, a guide with tables, a package, its API, the error page. */
const kinds = ["/", "/guides/expansion/", "/packages/client/", "/api/client/oauth/", "/404.html"];

describeInBrowser("a page of each kind", (open) => {
  // built-site.deep.test.ts opens every page, and weighs every guide.
  it.each(kinds)(
    "the page %s has a heading, fits the screen and has no accessibility violation",
    async (address) => {
      const page = await open(address, { colorScheme: "light" });
      await expectReadable(page);
      expect(await accessibilityViolations(page)).toEqual([]);
      if (address.startsWith("/guides/")) await expectLightweight(page);
    },
  );

  it.each(kinds)("the page %s has no accessibility violation in dark mode", async (address) => {
    const page = await open(address, { colorScheme: "dark" });
    await expectReadable(page);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it.each(kinds)("the page %s fits on a phone", async (address) => {
    await expectReadable(await open(address, phone));
  });

  it("the home page links to the first guide and to the reference", async () => {
    const page = await open("/");
    await page.getByRole("link", { name: "Get started" }).click();
    await page.waitForURL("**/guides/*/");
    await page.goBack();
    await page.getByRole("link", { name: "Open the reference" }).click();
    await page.waitForURL("**/reference/");
  });

  it("a block of code names its language and can be copied", async () => {
    const page = await open("/guides/pagination/", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = page.locator(".expressive-code figure").first();
    expect(await block.locator("figcaption").textContent()).toBe("TypeScript");
    const line = await block.locator(".ec-line").first().textContent();
    await block.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toContain(line?.trim());
  });

  it("the opening of the home page is left-aligned on a phone", async () => {
    const page = await open("/", phone);
    const align = await page.locator(".hero .stack").evaluate((stack) => getComputedStyle(stack).textAlign);
    expect(["start", "left"]).toContain(align);
  });

  it("a chosen color theme stays the same on the next page", async () => {
    const page = await open("/", { colorScheme: "light" });
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    await page.getByLabel("Select theme").first().selectOption("dark");
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.goto(new URL("/reference/", page.url()).href);
    expect(await background()).toBe(dark);
    await page.locator("body.dark-mode #reference h1").waitFor();
    await page.getByLabel("Select theme").first().selectOption("light");
    await page.locator("body.light-mode #reference h1").waitFor();
    expect(await background()).toBe(light);
  });

  it("the site's navigation opens and closes on a phone", async () => {
    const page = await open("/", phone);
    const overview = page.locator("#starlight__sidebar").getByRole("link", { name: "Overview" });
    await expect.poll(() => overview.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await expect.poll(() => overview.isVisible()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => overview.isVisible()).toBe(false);
  });
});
