import type { Value } from "fast-check";
import { type Plan, plans } from "../plan/plan.ts";
import { Trace } from "../world/trace.ts";
import type { WorldResult } from "./run-world.ts";

/** The smallest plan that was found for a failure, and the result of its world. */
export interface Shrunk {
  readonly plan: Plan;
  readonly result: WorldResult;
  readonly trace: readonly string[];
  /** The number of worlds that were tried. */
  readonly tried: number;
}

/** Searches for smaller and smaller plans that break the same invariant, with at most `maxTries` worlds. */
export async function shrink(
  failing: Value<Plan>,
  runWorld: (plan: Plan, trace: Trace) => Promise<WorldResult>,
  maxTries = 3000,
): Promise<Shrunk> {
  let tried = 0;
  const run = async (plan: Plan) => {
    const trace = new Trace();
    return { plan, result: await runWorld(plan, trace), trace: trace.lines };
  };
  let best = await run(failing.value);
  const { violation } = best.result;
  const fails = async (plan: Plan): Promise<boolean> => {
    tried++;
    const world = await run(plan);
    if (world.result.violation?.invariant !== violation?.invariant) return false;
    best = world;
    return true;
  };
  // fast-check shrinks values and shortens lists. The second loop removes or simplifies single elements at any place.
  let current = failing;
  for (let smaller = true; smaller && tried < maxTries; ) {
    smaller = false;
    for (const candidate of plans.shrink(current.value, current.context)) {
      if (tried >= maxTries) break;
      if (!(await fails(candidate.value))) continue;
      [current, smaller] = [candidate, true];
      break;
    }
  }
  for (let smaller = true; smaller && tried < maxTries; ) {
    smaller = false;
    for (const plan of [...withoutOne(best.plan), ...simpler(best.plan)]) {
      if (tried >= maxTries || !(await fails(plan))) continue;
      smaller = true;
      break;
    }
  }
  return { ...best, tried };
}

/** A smaller plan may send fewer requests, so its faults are also tried with request numbers lowered by these amounts. */
const shifts = [0, 1, 2, 3] as const;

function shifted(plan: Plan, by: number): Plan {
  const faults = plan.faults.map(({ fault, request }) => ({ fault, request: Math.max(0, request - by) }));
  return { ...plan, faults };
}

/** The plans without one fault, action, process or user. */
function* withoutOne(plan: Plan): Generator<Plan> {
  for (const index of plan.faults.keys()) {
    const smaller = { ...plan, faults: plan.faults.toSpliced(index, 1) };
    for (const by of shifts) yield shifted(smaller, by);
  }
  for (const index of plan.actions.keys()) {
    const smaller = { ...plan, actions: plan.actions.toSpliced(index, 1) };
    for (const by of shifts) yield shifted(smaller, by);
  }
  for (const name of ["processes", "vehicles"] as const) {
    const list: readonly unknown[] = plan[name];
    if (list.length > 1) for (const index of list.keys()) yield { ...plan, [name]: list.toSpliced(index, 1) };
  }
}

/** The plans with one simpler part. */
function* simpler(plan: Plan): Generator<Plan> {
  for (const [index, process] of plan.processes.entries()) {
    if (process.auth === "static") continue;
    const smaller = { ...plan, processes: plan.processes.with(index, { ...process, auth: "static" }) };
    for (const by of shifts) yield shifted(smaller, by);
  }
  for (const [index, count] of plan.vehicles.entries()) {
    if (count > 0) yield { ...plan, vehicles: plan.vehicles.with(index, count - 1) };
  }
  for (const [index, action] of plan.actions.entries()) {
    if (action.kind === "burst" && action.count > 2) {
      yield { ...plan, actions: plan.actions.with(index, { ...action, count: action.count - 1 }) };
    }
    if ("process" in action && action.process > 0)
      yield { ...plan, actions: plan.actions.with(index, { ...action, process: 0 }) };
    if (action.after > 0) yield { ...plan, actions: plan.actions.with(index, { ...action, after: 0 }) };
  }
}
