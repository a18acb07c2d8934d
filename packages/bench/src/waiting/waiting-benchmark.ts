import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Benchmark } from "../benchmark.ts";
import { spread } from "../measure/spread.ts";
import { withSpread } from "../report/figures.ts";
import type { Waiting } from "./wait-in-line.ts";

const program = fileURLToPath(new URL("wait-in-line.ts", import.meta.url));
const rounds = 5;

/** How late calls that wait for the rate limit time out. */
export const waitingBenchmark: Benchmark = {
  name: "waiting",
  packages: [],
  async run() {
    const contestants = [1000, 10_000].flatMap((calls) =>
      ["timers", "client"].map((what) => ({ calls, what, found: [] as Waiting[] })),
    );
    for (let round = 0; round < rounds; round++) {
      for (const { calls, what, found } of contestants) {
        const args = ["--expose-gc", program, String(calls), what];
        found.push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Waiting);
      }
    }
    return [
      {
        caption: `Calls that wait until their timeout of 2 s; ${rounds} processes each, in rounds:`,
        head: ["", "delay of the last, ms", "event loop blocked, ms", "kB per call"],
        rows: contestants.map(({ calls, what, found }) => [
          `${calls} ${what === "client" ? "calls of @ev-vehicles/client" : "timers only"}`,
          ...(["lateMs", "blockedMs"] as const).map((kind) =>
            withSpread(spread(found.map((waiting) => waiting[kind]))),
          ),
          withSpread(spread(found.map(({ bytesPerCall }) => bytesPerCall / 1000))),
        ]),
      },
    ];
  },
};
