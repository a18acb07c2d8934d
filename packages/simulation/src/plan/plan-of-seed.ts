import fc, { type Value } from "fast-check";
import { generatorOf } from "../world/random-numbers.ts";
import { type Plan, plans } from "./plan.ts";

/** The plan of a world, always the same for a seed, in the form that fast-check can shrink. */
export function planOfSeed(seed: number): Value<Plan> {
  return plans.generate(new fc.Random(generatorOf(seed)), undefined);
}
