import { expect, it } from "vitest";
import { guideFiles, packageFiles } from "../guides/markdown-files.ts";
import { places } from "../places.ts";
import { accessibilityFaults } from "../testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "../testing/browse.ts";

const guides = guideFiles(places.root).map(({ file }) => file);
const files = ["index.html", ...guides, ...packageFiles(places.root).map(({ file }) => file)];

describeInBrowser("every page", (open) => {
  it.each(files)("%s reads well in light, in dark and on a phone", async (file) => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, phone] as const) {
      const page = await open(file, options);
      expect((await page.getByRole("heading", { level: 1 }).textContent())?.trim()).not.toBe("");
      if (options !== phone) expect(await accessibilityFaults(page)).toEqual([]);
      const width = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(0);
    }
  });

  it("the landing page leads to the reference and to each guide", async () => {
    const page = await open("");
    await page.getByRole("link", { name: "Open the reference" }).click();
    await page.waitForURL("**/reference.html");
    const links = page.locator('#navigation a[href*="guides/"]');
    expect(await links.count()).toBe(guides.length);
  });

  it("the description can be downloaded as YAML and as JSON", async () => {
    const page = await open("index.html");
    for (const name of ["openapi.yaml", "openapi.json"]) {
      const answer = await page.request.get(new URL(name, page.url()).href);
      expect(answer.status(), name).toBe(200);
      expect(await answer.text(), name).toContain("ev.energy Vehicles API");
    }
  });

  it("the theme can be switched, and the choice is kept from page to page", async () => {
    const page = await open("index.html", { colorScheme: "light" });
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByRole("button", { name: "Switch between light and dark" }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.goto(new URL("reference.html", page.url()).href);
    expect(await ground()).toBe(dark);
    await page.locator("body.dark-mode #reference h1").waitFor();
    await page.getByRole("button", { name: "Switch between light and dark" }).click();
    await page.locator("body.light-mode #reference h1").waitFor();
    expect(await ground()).toBe(light);
  });

  it("on a phone the navigation is a drawer that opens and closes", async () => {
    const page = await open("index.html", phone);
    const overview = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Overview" });
    await expect.poll(() => overview.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await expect.poll(() => overview.isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => overview.isVisible()).toBe(false);
  });
});
