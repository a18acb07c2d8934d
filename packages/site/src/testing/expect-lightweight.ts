import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Checks how many requests a guide takes, and the size of their compressed responses. A response from the browser's
 * cache counts like one from the server.
 */
export async function expectLightweight(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const sizes = await page.evaluate(() =>
    ["navigation", "resource"]
      .flatMap((type) => performance.getEntriesByType(type) as PerformanceResourceTiming[])
      .map(({ encodedBodySize }) => encodedBodySize),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(sizes.length, "requests of a guide").toBeLessThanOrEqual(18);
  expect(bytes, "bytes of a guide").toBeLessThanOrEqual(450_000);
  expect(bytes, "bytes of a guide").toBeGreaterThan(10_000);
}
