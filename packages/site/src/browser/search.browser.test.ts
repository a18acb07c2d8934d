import { expect, it } from "vitest";
import { accessibilityFaults } from "../testing/accessibility-faults.ts";
import { describeInBrowser, phone } from "../testing/browse.ts";

describeInBrowser("the search", (open) => {
  it("finds an operation by a part of its path, and Enter leads to it", async () => {
    const page = await open("index.html");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("list status_logs");
    const first = page.getByRole("option").first();
    await expect.poll(() => first.textContent()).toContain("List a vehicle's statuses");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/reference\.html#tag\/vehicle-status\/listVehicleStatusLogs$/);
  });

  it("is walked through with the arrow keys", async () => {
    const page = await open("index.html", phone);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("combobox").fill("vehicle");
    const selected = page.locator('[role="option"][aria-selected="true"]');
    const firstId = await selected.getAttribute("id");
    await page.keyboard.press("ArrowDown");
    const secondId = await selected.getAttribute("id");
    expect(secondId).not.toBe(firstId);
    expect(await page.getByRole("combobox").getAttribute("aria-activedescendant")).toBe(secondId);
    await page.keyboard.press("ArrowUp");
    expect(await selected.getAttribute("id")).toBe(firstId);
  });

  it("forgives a slip of the pen, and says when there is nothing", async () => {
    const page = await open("reference.html");
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: "Search" }).fill("vehcile");
    await page.getByRole("option").first().waitFor();
    await page.getByRole("combobox", { name: "Search" }).fill("xyzzy");
    await page.getByText("Nothing is about “xyzzy”.").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });
});
