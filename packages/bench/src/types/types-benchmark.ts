import type { Benchmark } from "../benchmark.ts";
import { spread } from "../measure/spread.ts";
import { ratio, withSpread } from "../report/figures.ts";
import type { Table } from "../report/table.ts";
import { type CheckReport, check } from "./check.ts";
import { type Consumer, consumers } from "./consumer.ts";

const compilers = ["typescript", "typescript-7"] as const;

/** The time and memory that TypeScript needs to check a user's calls. */
export const typesBenchmark: Benchmark = {
  name: "types",
  packages: [...compilers, "openapi-fetch"],
  async run() {
    return compilers.flatMap((compiler) => [compare(compiler, 30, 5), compare(compiler, 300, 3)]);
  },
};

function compare(compiler: (typeof compilers)[number], calls: number, rounds: number): Table {
  const found = consumers.map((consumer) => ({ consumer, reports: [] as CheckReport[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { consumer, reports } of found) reports.push(check(compiler, consumer.program(calls)));
  }
  const [bare] = found;
  const version = compiler === "typescript" ? "5.9" : "7";
  const row = ({ consumer, reports }: { consumer: Consumer; reports: readonly CheckReport[] }): string[] => {
    const instantiations = reports[0]?.instantiations ?? 0;
    return [
      consumer.name,
      String(instantiations),
      ratio(instantiations / (bare?.reports[0]?.instantiations ?? Number.NaN)),
      withSpread(spread(reports.map(({ seconds }) => seconds))),
      spread(reports.map(({ megabytes }) => megabytes)).median.toFixed(0),
    ];
  };
  return {
    caption: `TypeScript ${version}, ${calls} calls:`,
    head: ["", "instantiations", "of openapi-fetch", "check, s (min–max)", "MB"],
    rows: found.map(row),
  };
}
