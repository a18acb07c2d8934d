import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/**
 * Runs axe on a page; returns one line for each element that breaks a rule.
 *
 * @param skippedRules rules that do not run, such as `color-contrast`, which takes half of the time
 */
export async function accessibilityFaults(
  page: Page,
  skippedRules: readonly string[] = [],
): Promise<string[]> {
  const options = {
    // Describing the elements that pass a rule takes three times as long as finding those that break it.
    reporter: "no-passes",
    resultTypes: ["violations"],
    rules: Object.fromEntries(skippedRules.map((rule) => [rule, { enabled: false }])),
  };
  // The debugger evaluates these scripts, so the page's own content security policy stays in force.
  await page.evaluate(axe);
  return await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => impact + ", " + id + ": " + html)))`);
}
