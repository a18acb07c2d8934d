import { accessibilityViolations } from "@ev-vehicles/testing/accessibility-violations";
import { expect, it } from "vitest";
import { describeInBrowser } from "./testing/browse.ts";

const pages = [
  { path: "/", shown: "Tesla Model 3" },
  { path: "/?status=PARKED&search=no-such-car", shown: "No vehicles match these filters" },
  { path: "/vehicles/vhcl01HNARS42AVJN9QWQF6J52B7MB", shown: "From 50% to 80%" },
  { path: "/vehicles/nonsense", shown: "Back to the fleet" },
  { path: "/vehicles/new", shown: "Add a vehicle" },
  { path: "/no/such/page", shown: "Page not found" },
];
const screens = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describeInBrowser("every page", 200, (visit) => {
  it.each(screens)(
    "no page has an accessibility violation in $colorScheme mode at a width of $viewport.width pixels",
    async (screen) => {
      const page = await visit.open("/", "Fleet operations", screen);
      const problems: string[] = [];
      for (const { path, shown } of pages) {
        await page.goto(visit.server.url + path);
        await page.getByText(shown).first().waitFor();
        for (const violation of await accessibilityViolations(page)) problems.push(`${path} ${violation}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > screen.viewport.width) problems.push(`${path} scrolls sideways: ${width}`);
      }
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByText("Sign in as").waitFor();
      problems.push(...(await accessibilityViolations(page)));
      expect(problems).toEqual([]);
    },
  );

  it("a vehicle can be opened with the keyboard alone, and Back returns to the fleet", async () => {
    const page = await visit.open("/");
    await page.getByRole("row").nth(3).waitFor();
    await page.getByRole("region", { name: "Vehicles" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/vehicles\/vhcl/);
    await page.goBack();
    await page.getByRole("heading", { name: "Vehicles" }).waitFor();
  });
});
