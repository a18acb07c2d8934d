import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Benchmark } from "../benchmark.ts";
import { spread } from "../measure/spread.ts";
import { figure, withSpread } from "../report/figures.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const cachedRuns = 5;

/** `turbo run build test`, first with an empty cache, then with everything cached. */
export const pipelineBenchmark: Benchmark = {
  name: "pipeline",
  packages: ["turbo"],
  async run() {
    const cache = mkdtempSync(`${tmpdir()}/ev-vehicles-cache-`);
    try {
      const cold = runAll(cache);
      const cached = Array.from({ length: cachedRuns }, () => runAll(cache));
      for (const { tasks } of cached) {
        if (tasks.cached !== tasks.all)
          throw new Error(`Only ${tasks.cached} of ${tasks.all} tasks were cached in a run without changes.`);
      }
      return [
        {
          caption: "`turbo run build test` over all packages, in seconds:",
          head: ["", "reported by turbo", "including the start of pnpm and turbo"],
          rows: [
            ["empty cache", figure(cold.reported), figure(cold.total)],
            [
              `everything cached, ${cachedRuns} runs`,
              withSpread(spread(cached.map(({ reported }) => reported))),
              withSpread(spread(cached.map(({ total }) => total))),
            ],
          ],
        },
      ];
    } finally {
      rmSync(cache, { recursive: true });
    }
  },
};

interface Run {
  /** The time that turbo reports, in seconds. */
  readonly reported: number;
  /** The time including the start of pnpm and turbo, in seconds. */
  readonly total: number;
  readonly tasks: { readonly cached: number; readonly all: number };
}

function runAll(cache: string): Run {
  const before = performance.now();
  const args = ["exec", "turbo", "run", "build", "test", "--output-logs=errors-only", `--cache-dir=${cache}`];
  const output = stripVTControlCharacters(execFileSync("pnpm", args, { cwd: root, encoding: "utf8" }));
  const total = (performance.now() - before) / 1000;
  const [, minutes = "0", seconds = "", unit] = /Time:\s+(?:(\d+)m)?([\d.]+)(m?s)/.exec(output) ?? [];
  const reported = Number(minutes) * 60 + Number(seconds) / (unit === "ms" ? 1000 : 1);
  const [, cached, all] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
  return { reported, total, tasks: { cached: Number(cached), all: Number(all) } };
}
