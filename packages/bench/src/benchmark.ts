import type { Table } from "./report/table.ts";

/** One benchmark: what it measures, and how. */
export interface Benchmark {
  /** The argument of `pnpm bench`, and the section of its tables in `docs/benchmarks.md`. */
  readonly name: string;
  /** The packages that are compared, for their versions. */
  readonly packages: readonly string[];
  run(): Promise<readonly Table[]>;
}
