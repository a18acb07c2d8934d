import { execFileSync } from "node:child_process";
import type { Benchmark } from "../benchmark.ts";
import { spread } from "../measure/spread.ts";
import { withSpread } from "../report/figures.ts";
import { type StartPrograms, startPrograms } from "./programs.ts";

const rounds = 25;

interface Start {
  readonly clock: number;
  readonly cpu: number;
}

/** The time that a process takes to import a peer, and to complete its first call to a stub. */
export const startBenchmark: Benchmark = {
  name: "start",
  packages: [
    "openapi-fetch",
    "@hey-api/openapi-ts",
    "ofetch",
    "ky",
    "@octokit/request",
    "axios",
    "stripe",
    "openai",
  ],
  async run() {
    const { bare, contestants } = await startPrograms();
    const programs = [
      bare,
      ...contestants.flatMap(({ imports, calls }) => (imports ? [imports, calls] : [calls])),
    ];
    const starts = new Map(programs.map((program) => [program, [] as Start[]]));
    for (let round = 0; round <= rounds; round++) {
      for (const [program, found] of starts) {
        const start = JSON.parse(execFileSync(process.execPath, [program], { encoding: "utf8" })) as Start;
        // The first round fills the file cache.
        if (round > 0) found.push(start);
      }
    }
    const [stub] = contestants;
    const over = (program: string | undefined, base: string | undefined, kind: keyof Start): string => {
      if (!program || !base || program === base) return "–";
      const times = (of: string): number[] => (starts.get(of) ?? []).map((start) => start[kind]);
      const [measured, reference] = [times(program), times(base)];
      const median = spread(measured.map((ms, round) => ms - (reference[round] ?? 0))).median;
      return `${median.toFixed(1)}, at best ${(Math.min(...measured) - Math.min(...reference)).toFixed(1)}`;
    };
    const row = ({ name, imports, calls }: StartPrograms): string[] => [
      name,
      over(imports, bare, "cpu"),
      over(calls, stub?.calls, "cpu"),
      over(imports, bare, "clock"),
      over(calls, stub?.calls, "clock"),
    ];
    const ofBare = (kind: keyof Start): string =>
      withSpread(spread((starts.get(bare) ?? []).map((start) => start[kind])), (ms) => ms.toFixed(1));
    return [
      {
        caption: `${rounds} processes each, in rounds. The import is compared with an empty program, which takes ${ofBare("cpu")} ms of processor time; the first call, including import and client, with the same call on only the stub:`,
        head: [
          "",
          "import, processor ms",
          "first call, processor ms",
          "import, clock ms",
          "first call, clock ms",
        ],
        rows: contestants.map(row),
      },
    ];
  },
};
