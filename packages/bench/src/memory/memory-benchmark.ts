import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Benchmark } from "../benchmark.ts";
import { spread } from "../measure/spread.ts";
import { withSpread } from "../report/figures.ts";

const program = fileURLToPath(new URL("walk-fleet.ts", import.meta.url));
const walkers = ["a loop by hand", "paginate", "paginate, prefetch", "octokit's paginate"];

/** How much the heap grows while 100,000 vehicles are read. */
export const memoryBenchmark: Benchmark = {
  name: "memory",
  packages: ["@octokit/plugin-paginate-rest"],
  async run() {
    const growth = walkers.map((name) => ({ name, megabytes: [] as number[] }));
    for (let round = 0; round < 3; round++) {
      for (const { name, megabytes } of growth) {
        megabytes.push(
          Number(execFileSync(process.execPath, ["--expose-gc", program, name], { encoding: "utf8" })),
        );
      }
    }
    return [
      {
        caption:
          "A walk over 100,000 vehicles on 1000 pages: the maximum growth of the heap after collecting garbage:",
        head: ["", "MB (min–max)"],
        rows: growth.map(({ name, megabytes }) => [name, withSpread(spread(megabytes))]),
      },
    ];
  },
};
