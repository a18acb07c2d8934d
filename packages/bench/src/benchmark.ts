import type { Table } from "./report/table.ts";

export interface Benchmark {
  /** The argument of `pnpm bench`, and the name of the section in `docs/benchmarks.md`. */
  readonly name: string;
  /** The compared packages. Their versions are printed below the tables. */
  readonly packages: readonly string[];
  run(): Promise<readonly Table[]>;
}
