import fc, { type Value } from "fast-check";
import { generatorOf } from "../world/random-numbers.ts";
import { type Plan, plans } from "./plan.ts";

/** Generates the plan of a seed, as a value that fast-check can shrink. */
export function planForSeed(seed: number): Value<Plan> {
  return plans.generate(new fc.Random(generatorOf(seed)), undefined);
}
