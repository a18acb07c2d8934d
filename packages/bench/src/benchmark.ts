import type { Table } from "./report/table.ts";

/** One row of the comparison: what it measures, and how to. */
export interface Benchmark {
  /** What to write behind `pnpm bench`, and the place of its tables in `docs/benchmarks.md`. */
  readonly name: string;
  /** The packages that are compared, for their versions. */
  readonly packages: readonly string[];
  run(): Promise<readonly Table[]>;
}
