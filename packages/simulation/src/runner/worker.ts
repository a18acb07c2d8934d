/**
 * Runs this worker's share of the worlds until one fails or, with `keepGoing`, all of them. It runs in its own thread, so
 * that it can replace globals and modules.
 */
import { parentPort, workerData } from "node:worker_threads";
import { Value } from "fast-check";
import { faults } from "../faults/faults.ts";
import type { Plan } from "../plan/plan.ts";
import type { Trace as TraceType } from "../world/trace.ts";
import { seedUuids } from "./seeded-uuids.ts";
import { loadSources } from "./sources.ts";

/** The task of a worker. */
export interface Job {
  readonly fault: string | undefined;
  readonly from: number;
  /** The distance to the next seed. */
  readonly step: number;
  readonly count: number;
  /** Whether to continue after a failure. */
  readonly keepGoing: boolean;
  /** Whether all worlds use a real Redis. */
  readonly realRedis: boolean;
  /** Whether exports are written by the CLI, to real files. */
  readonly files: boolean;
  /** Whether to print the complete trace of each world. */
  readonly trace: boolean;
}

/** The result of a worker. */
export interface Report {
  readonly worlds: number;
  readonly cpuMs: number;
  readonly failed: { readonly seed: number; readonly text: string; readonly invariant: string }[];
  readonly traces: readonly string[];
}

const { fault, from, step, count, keepGoing, trace, realRedis, files } = workerData as Job;
const patches = faults.find(({ name }) => name === fault)?.patches ?? [];
if (fault !== undefined && patches.length === 0)
  throw new Error(`Unknown fault: ${fault}. Use one of these: ${faults.map(({ name }) => name).join(", ")}.`);
loadSources(patches);
seedUuids();
const { runWorld } = await import("./run-world.ts");
const { planForSeed } = await import("../plan/plan.ts");
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
  const plan = realRedis ? withRedis(planForSeed(seed)) : planForSeed(seed);
  const lines = trace ? new Trace() : undefined;
  const { violation } = await run(plan.value, lines);
  worlds++;
  if (lines) traces.push(...lines.lines);
  if (violation) {
    const shrunk = await shrink(plan, run);
    // A failure with a real Redis may not be reproducible, because its clock runs in real time.
    const { message } = shrunk.result.violation ? { message: undefined } : violation;
    const text = message
      ? `Seed ${seed} failed once, but not when it was repeated: ${message}`
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
