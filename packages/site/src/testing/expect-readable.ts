import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Checks that a page has a heading and that nothing on it is wider than the screen. */
export async function expectReadable(page: Page): Promise<void> {
  expect((await page.getByRole("heading", { level: 1 }).textContent())?.trim()).not.toBe("");
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  expect(overflow, "pixels wider than the screen").toBeLessThanOrEqual(0);
}
