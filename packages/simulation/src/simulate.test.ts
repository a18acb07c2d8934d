import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { faults } from "./faults/faults.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** Runs the simulation as `pnpm simulate` does. */
function simulate(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

describe("the simulation", () => {
  it("finds no fault in a few hundred worlds", async () => {
    const { code, output } = await simulate("--worlds", "300");
    expect(output).toContain("300 worlds");
    expect(code, output).toBe(0);
  });

  it("makes the same world from the same seed", async () => {
    const [one, other] = await Promise.all([
      simulate("--seed", "5", "--trace"),
      simulate("--seed", "5", "--trace"),
    ]);
    const events = ({ output }: { readonly output: string }) =>
      output.split("\n").filter((line) => /^\d:/.test(line));
    expect(events(one).length).toBeGreaterThan(5);
    expect(events(other)).toEqual(events(one));
  });

  it("explains a failure with its seed, a short trace, and how to see it again", async () => {
    const { code, output } = await simulate("--fault", "listener-left", "--worlds", "50");
    expect(code).toBe(1);
    expect(output).toMatch(/^Seed \d+ breaks “nothing is left over”/);
    expect(output).toMatch(/See it again: pnpm simulate --seed \d+ --fault listener-left/);
    expect(output.split("\n").filter((line) => /^ {2}\S/.test(line)).length).toBeLessThanOrEqual(20);
  });
});

describe.each(faults)("the fault $name", ({ patches }) => {
  it("still fits the source that it is put into", () => {
    for (const { file, find } of patches) {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect(text.split(find).length, `${file} holds once: ${find}`).toBe(2);
    }
  });
});
