import { Worker } from "node:worker_threads";
import type { Job, Report } from "./worker.ts";

export interface Run {
  readonly fault: string | undefined;
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly keepGoing: boolean;
  readonly trace: boolean;
  readonly realRedis: boolean;
  readonly files: boolean;
}

/** Runs worlds in several threads, prints failures, and returns the exit code. */
export async function runWorlds({ workers, count, from, ...rest }: Run): Promise<number> {
  const startedAt = performance.now();
  const share = Math.ceil(count / workers);
  const jobs = Array.from({ length: workers }, (_, index) =>
    runJob({ ...rest, from: from + index, step: workers, count: share }),
  );
  const reports = await Promise.all(jobs);
  const failed = reports.flatMap((report) => report.failed).sort((a, b) => a.seed - b.seed);
  for (const { traces } of reports) if (traces.length > 0) console.log(traces.join("\n"));
  for (const { text } of failed) console.log(`${text}\n`);
  const worlds = reports.reduce((sum, report) => sum + report.worlds, 0);
  const cpuMs = reports.reduce((sum, report) => sum + report.cpuMs, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = Math.round(worlds / (cpuMs / 1000));
  console.log(
    `${worlds} ${worlds === 1 ? "world" : "worlds"} in ${seconds.toFixed(1)} s, ${rate} per second per core; ${failed.length} failed`,
  );
  return failed.length > 0 ? 1 : 0;
}

/** Runs a job in its own thread. */
export function runJob(job: Job): Promise<Report> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.ts", import.meta.url), {
      workerData: job,
      // Node warns about files that simulated crashes leave open, and about experimental features.
      execArgv: ["ExperimentalWarning", "DEP0137", "Warning"].map((name) => `--disable-warning=${name}`),
    });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}
