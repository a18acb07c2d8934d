/**
 * Runs worlds in a thread of its own, whose globals and modules nobody else uses: a range of seeds, until one fails.
 */
import { parentPort, workerData } from "node:worker_threads";
import { Value } from "fast-check";
import { faults } from "../faults/faults.ts";
import type { Plan } from "../plan/plan.ts";
import type { Trace as TraceType } from "../world/trace.ts";
import { seedUuids } from "./seeded-uuids.ts";
import { readSources } from "./sources.ts";

/** What a worker is to do. */
export interface Job {
  readonly fault: string | undefined;
  readonly from: number;
  /** The distance to the next seed. */
  readonly step: number;
  readonly count: number;
  /** Whether to go on after a failure. */
  readonly keepGoing: boolean;
  /** Whether all worlds have a real Redis. */
  readonly realRedis: boolean;
  /** Whether exports are written by the CLI, to real files. */
  readonly files: boolean;
  /** Whether to print the whole trace of each world, as it is. */
  readonly trace: boolean;
}

/** What a worker reports at its end. */
export interface Report {
  readonly worlds: number;
  readonly cpuMs: number;
  readonly failed: { readonly seed: number; readonly text: string; readonly invariant: string }[];
  readonly traces: readonly string[];
}

const { fault, from, step, count, keepGoing, trace, realRedis, files } = workerData as Job;
const patches = faults.find(({ name }) => name === fault)?.patches ?? [];
if (fault !== undefined && patches.length === 0) throw new Error(`there is no fault ${fault}`);
readSources(patches);
seedUuids();
const { runWorld } = await import("./run-world.ts");
const { planOfSeed } = await import("../plan/plan-of-seed.ts");
const { shrink } = await import("./shrink.ts");
const { Trace } = await import("../world/trace.ts");
const { startRedisServer } = await import("../redis/real-redis.ts");
const { loadCliExport } = await import("../callers/cli-export.ts");
const { explain } = await import("./explain.ts");

if (files) await loadCliExport();
const server = realRedis ? await startRedisServer() : undefined;
const run = (plan: Plan, lines?: TraceType) => runWorld(plan, lines, { redis: server?.client, files });
const withRedis = (plan: Value<Plan>) => new Value<Plan>({ ...plan.value, sharing: "redis" }, plan.context);
const options = [
  fault === undefined ? "" : ` --fault ${fault}`,
  realRedis ? " --real-redis" : "",
  files ? " --files" : "",
].join("");
const failed: Report["failed"] = [];
const traces: string[] = [];
const cpu = process.threadCpuUsage();
let worlds = 0;
for (let seed = from; worlds < count; seed += step) {
  const plan = realRedis ? withRedis(planOfSeed(seed)) : planOfSeed(seed);
  const lines = trace ? new Trace() : undefined;
  const { violation } = await run(plan.value, lines);
  worlds++;
  if (lines) traces.push(...lines.lines);
  if (violation) {
    const shrunk = await shrink(plan, run);
    // The clock of a real Redis goes on between two steps: what it did once it may not do again.
    const { message } = shrunk.result.violation ? { message: undefined } : violation;
    const text = message
      ? `Seed ${seed} failed once, and not again: ${message}`
      : explain(seed, options, shrunk);
    if (message && realRedis) console.log(text);
    else failed.push({ seed, text, invariant: violation.invariant });
    if (!keepGoing) break;
  }
}
await server?.close();
const { system, user } = process.threadCpuUsage(cpu);
const cpuMs = (system + user) / 1000;
parentPort?.postMessage({ worlds, cpuMs, failed, traces } satisfies Report);
