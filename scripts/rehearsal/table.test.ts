import { expect, it } from "vitest";
import { CannotRun, tryCell } from "./cell.ts";
import { toTable } from "./table.ts";

it("toTable shows a line for each trial, the errors of failed trials, and the counts", async () => {
  const cells = [
    await tryCell("Node 22", "ESM", async () => "230 vehicles"),
    await tryCell("Node 22", "CommonJS", async () => {
      throw new Error("TypeError: x is not a function\n    at walk.cjs:3");
    }),
    await tryCell("Chromium", "Vite bundle", async () => {
      throw new CannotRun("Chromium is not installed");
    }),
  ].map((cell) => ({ ...cell, seconds: 1 }));
  expect(toTable(cells)).toBe(`environment  trial        result       time   note
───────────  ───────────  ───────────  ─────  ──────────────────────────────
Node 22      ESM          ✔ works      1.0 s  230 vehicles
Node 22      CommonJS     ✘ FAILS      1.0 s  TypeError: x is not a function
Chromium     Vite bundle  – can't run  1.0 s  Chromium is not installed

Node 22, CommonJS:
  TypeError: x is not a function
      at walk.cjs:3

1 of 3 cells work, 1 fail, 1 can't run here.`);
});
