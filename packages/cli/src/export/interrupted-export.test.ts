import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { failAtStep, stepCount } from "../testing/interruptible-files.ts";
import { commandLine } from "../testing/run-in-process.ts";

vi.mock("node:fs/promises", async (original) => {
  const { interruptible } = await import("../testing/interruptible-files.ts");
  return interruptible(await original());
});

const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-interrupted-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

test("an export that fails at any file operation contains every item exactly once after --resume", async () => {
  const { ev } = commandLine({ vehicles: 20, rateLimit: false });
  const command = (name: string) =>
    `export list-vehicles --page-size 6 --columns id --to ${path(name)} --resume`;
  failAtStep(Number.POSITIVE_INFINITY);
  await ev(command("whole.csv"));
  const whole = readFileSync(path("whole.csv"), "utf8");
  const steps = stepCount();
  expect(whole.split("\n")).toHaveLength(22);
  expect(steps).toBeGreaterThan(30);
  for (let step = 1; step <= steps; step++) {
    const name = `${step}.csv`;
    failAtStep(step);
    expect((await ev(command(name))).exitCode).toBe(1);
    failAtStep(Number.POSITIVE_INFINITY);
    expect((await ev(command(name))).exitCode).toBe(0);
    expect(readFileSync(path(name), "utf8"), `failed at step ${step}`).toBe(whole);
  }
}, 60_000);
