import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { walkSteps } from "./walk-steps.ts";

const root = new URL("../../", import.meta.url);

it("each block of the walk in CONTRIBUTING.md is run, written or inserted", () => {
  const steps = walkSteps(readFileSync(new URL("CONTRIBUTING.md", root), "utf8"));
  expect(steps.map((step) => (step.kind === "run" ? step.commands.trim() : step.file))).toContain(
    "pnpm check",
  );
  expect(steps.length).toBeGreaterThan(10);
});

it("each insertion of the walk has exactly one place", () => {
  const steps = walkSteps(readFileSync(new URL("CONTRIBUTING.md", root), "utf8"));
  for (const step of steps) {
    if (step.kind !== "insert") continue;
    const content = readFileSync(new URL(step.file, root), "utf8");
    expect(content.split(step.before), `${step.file}: ${step.before}`).toHaveLength(2);
  }
});

it("a block without a comment is an error", () => {
  const walk = "<!-- walk: start -->\n```ts\nlet x;\n```\n<!-- walk: end -->";
  expect(() => walkSteps(walk)).toThrow("does not say where this goes");
});
