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

describe("pnpm simulate", () => {
  it("pnpm simulate finds no broken invariant in 300 random worlds", async () => {
    const { code, output } = await simulate("--worlds", "300");
    expect(output).toContain("300 worlds");
    expect(code, output).toBe(0);
  });

  it("pnpm simulate runs the same world whenever it gets the same seed", async () => {
    const [one, other] = await Promise.all([
      simulate("--seed", "5", "--trace"),
      simulate("--seed", "5", "--trace"),
    ]);
    const events = ({ output }: { readonly output: string }) =>
      output.split("\n").filter((line) => /^\d:/.test(line));
    expect(events(one).length).toBeGreaterThan(5);
    expect(events(other)).toEqual(events(one));
  });

  it("pnpm simulate explains a failure with its seed, a short trace, and how to reproduce it", async () => {
    const { code, output } = await simulate("--fault", "listener-leaked", "--worlds", "50");
    expect(code).toBe(1);
    expect(output).toMatch(/^Seed \d+ breaks “nothing is left over”/);
    expect(output).toMatch(/Reproduce it: pnpm simulate --seed \d+ --fault listener-leaked/);
    expect(output.split("\n").filter((line) => /^ {2}\S/.test(line)).length).toBeLessThanOrEqual(20);
  });
});

describe.each(faults)("the fault $name", ({ name, patches }) => {
  it(`each patch of the fault "${name}" matches its source file exactly once`, () => {
    for (const { file, find } of patches) {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect(text.split(find).length, `${file} contains once: ${find}`).toBe(2);
    }
  });
});
