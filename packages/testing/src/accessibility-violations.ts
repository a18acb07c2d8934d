import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The part of Playwright's `Page` that is used here. */
interface Page {
  evaluate(script: string): Promise<unknown>;
}

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Runs axe on a page; returns a line for each element that violates a rule. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const options = {
    // Describing the elements that pass a rule takes three times as long as finding those that violate it.
    reporter: "no-passes",
    resultTypes: ["violations"],
  };
  // Playwright evaluates these scripts through the debugger, to which the page's content security policy does not apply.
  await page.evaluate(axe);
  const lines = await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => impact + ", " + id + ": " + html)))`);
  return lines as string[];
}
