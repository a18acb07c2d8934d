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

/** `turbo run build test`, first with an empty cache and then with a full one. */
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
          throw new Error(`Only ${tasks.cached} of ${tasks.all} tasks were cached`);
      }
      return [
        {
          caption: "`turbo run build test` over all packages, in seconds:",
          head: ["", "turbo's own time", "with pnpm and the start of turbo"],
          rows: [
            ["empty cache", figure(cold.own), figure(cold.whole)],
            [
              `nothing has changed, ${cachedRuns} runs`,
              withSpread(spread(cached.map(({ own }) => own))),
              withSpread(spread(cached.map(({ whole }) => whole))),
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
  /** The time that turbo names itself, in seconds. */
  readonly own: number;
  /** The same with the start of pnpm and turbo, in seconds. */
  readonly whole: number;
  readonly tasks: { readonly cached: number; readonly all: number };
}

function runAll(cache: string): Run {
  const before = performance.now();
  const args = ["exec", "turbo", "run", "build", "test", "--output-logs=errors-only", `--cache-dir=${cache}`];
  const output = stripVTControlCharacters(execFileSync("pnpm", args, { cwd: root, encoding: "utf8" }));
  const whole = (performance.now() - before) / 1000;
  const [, minutes = "0", seconds = "", unit] = /Time:\s+(?:(\d+)m)?([\d.]+)(m?s)/.exec(output) ?? [];
  const own = Number(minutes) * 60 + Number(seconds) / (unit === "ms" ? 1000 : 1);
  const [, cached, all] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
  return { own, whole, tasks: { cached: Number(cached), all: Number(all) } };
}
