import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { walkSteps } from "./walk-steps.ts";

const root = new URL("../../", import.meta.url);

it("walkSteps reads every code block of the walkthrough in CONTRIBUTING.md as a step", () => {
  const steps = walkSteps(readFileSync(new URL("CONTRIBUTING.md", root), "utf8"));
  expect(steps.map((step) => (step.kind === "run" ? step.commands.trim() : step.file))).toContain(
    "pnpm check",
  );
  expect(steps.length).toBeGreaterThan(10);
});

it("every insertion point of the walkthrough in CONTRIBUTING.md occurs exactly once in its file", () => {
  const steps = walkSteps(readFileSync(new URL("CONTRIBUTING.md", root), "utf8"));
  for (const step of steps) {
    if (step.kind !== "insert") continue;
    const content = readFileSync(new URL(step.file, root), "utf8");
    expect(content.split(step.before), `${step.file}: ${step.before}`).toHaveLength(2);
  }
});

it("walkSteps rejects a code block without a comment directly above it, unless its language is sh", () => {
  const walk = "<!-- walk: start -->\n```ts\nlet x;\n```\n<!-- walk: end -->";
  expect(() => walkSteps(walk)).toThrow("CONTRIBUTING.md: this block needs a comment directly above it");
});
