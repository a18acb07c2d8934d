import type { Value } from "fast-check";
import { type Plan, plans } from "../plan/plan.ts";
import { Trace } from "../world/trace.ts";
import { runWorld, type WorldResult } from "./run-world.ts";

/** A failing world, made as small as it gets. */
export interface Shrunk {
  readonly plan: Plan;
  readonly result: WorldResult;
  readonly trace: readonly string[];
  /** How many worlds were tried. */
  readonly tried: number;
}

/** Looks for the smallest plan in which the same invariant fails, in as many steps as are allowed. */
export async function shrink(failing: Value<Plan>, mostTries = 3000): Promise<Shrunk> {
  const run = async (plan: Plan) => {
    const trace = new Trace();
    return { plan, result: await runWorld(plan, trace), trace: trace.lines };
  };
  let current = failing;
  let best = await run(failing.value);
  const { violation } = best.result;
  let tried = 0;
  for (let smaller = true; smaller && violation; ) {
    smaller = false;
    for (const candidate of plans.shrink(current.value, current.context)) {
      if (++tried > mostTries) return { ...best, tried };
      const result = await run(candidate.value);
      if (result.result.violation?.invariant !== violation.invariant) continue;
      [best, current, smaller] = [result, candidate, true];
      break;
    }
  }
  return { ...best, tried };
}
