import type { Page } from "playwright-core";

/** What loading a page takes; a response from the browser's cache counts like one from the server. */
export interface PageWeight {
  readonly requests: number;
  /** The compressed bodies of all responses. */
  readonly bytes: number;
}

export async function pageWeight(page: Page): Promise<PageWeight> {
  await page.waitForLoadState("networkidle");
  const sizes = await page.evaluate(() =>
    ["navigation", "resource"]
      .flatMap((type) => performance.getEntriesByType(type) as PerformanceResourceTiming[])
      .map(({ encodedBodySize }) => encodedBodySize),
  );
  return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
