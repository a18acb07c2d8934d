import type { Benchmark } from "./benchmark.ts";
import { callBenchmark } from "./call/call-benchmark.ts";
import { httpBenchmark } from "./http/http-benchmark.ts";
import { memoryBenchmark } from "./memory/memory-benchmark.ts";
import { mockBenchmark } from "./mock/mock-benchmark.ts";
import { pipelineBenchmark } from "./pipeline/pipeline-benchmark.ts";
import { sizeBenchmark } from "./size/size-benchmark.ts";
import { startBenchmark } from "./start/start-benchmark.ts";
import { typesBenchmark } from "./types/types-benchmark.ts";
import { waitingBenchmark } from "./waiting/waiting-benchmark.ts";
import { walkBenchmark } from "./walk/walk-benchmark.ts";

/** All benchmarks, in the order of `docs/benchmarks.md`. */
export const benchmarks: readonly Benchmark[] = [
  callBenchmark,
  httpBenchmark,
  walkBenchmark,
  memoryBenchmark,
  waitingBenchmark,
  sizeBenchmark,
  startBenchmark,
  typesBenchmark,
  mockBenchmark,
  pipelineBenchmark,
];
