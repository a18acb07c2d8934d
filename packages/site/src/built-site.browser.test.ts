import { expect, it } from "vitest";
import { accessibilityFaults } from "./testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "./testing/browse.ts";
import { builtPages } from "./testing/built-site.ts";

// The reference has tests of its own.
const pages = [...builtPages().filter((page) => page !== "/reference/"), "/404.html"];

describeInBrowser("every page", (open) => {
  it.each(pages)("%s reads well in light, in dark and on a phone", async (address) => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, phone] as const) {
      const page = await open(address, options);
      expect((await page.getByRole("heading", { level: 1 }).textContent())?.trim()).not.toBe("");
      if (options !== phone) expect(await accessibilityFaults(page)).toEqual([]);
      const width = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(0);
    }
  });

  it.each(pages.filter((page) => page.startsWith("/guides/")))(
    "%s takes at most 18 requests and 450 kB",
    async (address) => {
      const page = await open("/openapi.json");
      const sizes: Promise<number>[] = [];
      page.on("requestfinished", (request) =>
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
      );
      await page.goto(new URL(address, page.url()).href, { waitUntil: "networkidle" });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(sizes.length).toBeLessThanOrEqual(18);
      expect(bytes).toBeLessThanOrEqual(450_000);
      expect(bytes).toBeGreaterThan(10_000);
    },
  );

  it("the home page leads to the first guide and to the reference", async () => {
    const page = await open("/");
    await page.getByRole("link", { name: "Get started" }).click();
    await page.waitForURL("**/guides/*/");
    await page.goBack();
    await page.getByRole("link", { name: "Open the reference" }).click();
    await page.waitForURL("**/reference/");
  });

  it("code says its language and can be copied", async () => {
    const page = await open("/guides/pagination/", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = page.locator(".expressive-code figure").first();
    expect(await block.locator("figcaption").textContent()).toBe("TypeScript");
    const line = await block.locator(".ec-line").first().textContent();
    await block.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toContain(line?.trim());
  });

  it("a phone reads the opening from the left", async () => {
    const page = await open("/", phone);
    const align = await page.locator(".hero .stack").evaluate((stack) => getComputedStyle(stack).textAlign);
    expect(["start", "left"]).toContain(align);
  });

  it("the theme can be switched, and the choice is kept from page to page", async () => {
    const page = await open("/", { colorScheme: "light" });
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByLabel("Select theme").first().selectOption("dark");
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.goto(new URL("/reference/", page.url()).href);
    expect(await ground()).toBe(dark);
    await page.locator("body.dark-mode #reference h1").waitFor();
    await page.getByLabel("Select theme").first().selectOption("light");
    await page.locator("body.light-mode #reference h1").waitFor();
    expect(await ground()).toBe(light);
  });

  it("on a phone the navigation opens and closes", async () => {
    const page = await open("/", phone);
    const overview = page.locator("#starlight__sidebar").getByRole("link", { name: "Overview" });
    await expect.poll(() => overview.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await expect.poll(() => overview.isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => overview.isVisible()).toBe(false);
  });
});
