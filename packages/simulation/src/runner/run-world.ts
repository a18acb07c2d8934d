import { Exports } from "../callers/exports.ts";
import { checkLeftovers, checkRedis } from "../invariants/check-leftovers.ts";
import { checkTokensKept } from "../invariants/check-tokens-kept.ts";
import type { Plan } from "../plan/plan.ts";
import { RealRedis } from "../redis/real-redis.ts";
import type { Connection } from "../redis/shared-redis.ts";
import { ClientProcess } from "../world/client-process.ts";
import { randomNumbers } from "../world/random-numbers.ts";
import type { Trace } from "../world/trace.ts";
import type { Violation } from "../world/violation.ts";
import { VirtualTime } from "../world/virtual-time.ts";
import { World } from "../world/world.ts";
import { perform } from "./perform.ts";

/** A world that is not quiet after this number of steps counts as endless. */
const maxSteps = 20_000;

/** Real parts that worlds can use instead of models. */
export interface RealParts {
  /** A connection to a Redis. */
  readonly redis?: Connection | undefined;
  /** Whether exports are written by the CLI, to real files. */
  readonly files?: boolean | undefined;
}

/** The number of worlds that have used a real Redis, for their key prefixes. */
let worlds = 0;

/** The result of a world. */
export interface WorldResult {
  readonly violation: Violation | undefined;
}

/** Runs a world to its end, or until an invariant does not hold. */
export async function runWorld(plan: Plan, trace?: Trace, real: RealParts = {}): Promise<WorldResult> {
  const time = new VirtualTime();
  const { fetch } = globalThis;
  const { random } = Math;
  Math.random = randomNumbers(plan.seed);
  const redis = real.redis && new RealRedis(real.redis, time, `world ${++worlds}`);
  const world = new World(plan, time, trace, { redis, files: real.files });
  const unhandled = (reason: unknown) =>
    world.fail(
      "errors are the client's",
      `an unhandled rejection: ${String(Object(reason).stack ?? reason)}`,
    );
  process.on("unhandledRejection", unhandled);
  globalThis.fetch = world.network.fetch as typeof globalThis.fetch;
  try {
    await live(world);
  } finally {
    globalThis.fetch = fetch;
    Math.random = random;
    time.end();
    process.off("unhandledRejection", unhandled);
  }
  return { violation: world.violation };
}

async function live(world: World): Promise<void> {
  const { plan, processes, time } = world;
  for (const index of plan.processes.keys()) processes.push(new ClientProcess(world, index));
  const exports = new Exports(world);
  let at = 0;
  for (const action of plan.actions) {
    at += action.after;
    time.later(at, () => perform(world, exports, action));
  }
  await untilQuiet(world);
  exports.removeFiles();
  if (world.violation) return;
  checkAllEnded(world);
  checkRedis(world);
  await checkTokensKept(world, () => untilQuiet(world));
  if (world.violation) return;
  checkLeftovers(world);
}

function readsOrWritesFiles(): boolean {
  return process.getActiveResourcesInfo().some((name) => /^(FSReq|CloseReq)/.test(name));
}

/** Runs timers until none is left that keeps a process running, or an invariant does not hold. */
async function untilQuiet(world: World): Promise<void> {
  const { time } = world;
  const limit = time.steps + maxSteps;
  for (;;) {
    do await time.settle();
    while ((await world.redis?.settle()) || (world.hasFiles && readsOrWritesFiles()));
    world.check();
    if (world.violation) return;
    if (time.steps > limit)
      return world.fail("a call ends in time", `the world has not ended after ${maxSteps} steps`);
    if (!time.step()) return;
  }
}

function checkAllEnded(world: World): void {
  for (const { name } of world.calls)
    world.fail("a call ends in time", `${name} never ends: no timer or response is pending`);
}
