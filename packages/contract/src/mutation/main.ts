/**
 * Alters the description one rule at a time, and checks that some test then fails.
 *
 *     pnpm test:mutation              about 400 alterations of all kinds and places; others tomorrow
 *     pnpm test:mutation 1708         about 1708 alterations
 *     pnpm test:mutation all          every alteration
 *     pnpm test:mutation VehicleTrim  the alterations whose names contain this text
 */
import { availableParallelism } from "node:os";
import { bundled } from "./altered-description.ts";
import { MutantRunner } from "./mutant-runner.ts";
import type { Json } from "./mutators/json-walk.ts";
import { type Mutation, mutationsOf } from "./mutators/mutations.ts";
import { report, type Trial } from "./report.ts";

const parse = () => JSON.parse(bundled) as Json;
const [wanted = "400"] = process.argv.slice(2);
const chosen = choose(mutationsOf(parse()), wanted);
const started = performance.now();
const trials: Trial[] = [];

const queue = [...chosen];
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, tryMutants));
const { text, share } = report(trials);
console.log(`${text}\n${minutes()} minutes.`);
process.exitCode = share >= 0.95 ? 0 : 1;

/** The alterations to try. A number selects a part by the date, so that every alteration is tried within a few days. */
function choose(all: readonly Mutation[], which: string): readonly Mutation[] {
  if (which === "all") return all;
  if (!/^\d+$/.test(which)) return all.filter(({ name }) => name.includes(which));
  const days = Math.ceil(all.length / Number(which));
  const today = Math.floor(Date.now() / 86_400_000) % days;
  console.log(`Part ${today + 1} of ${days} of ${all.length} alterations`);
  return all.filter((_, index) => index % days === today);
}

async function tryMutants(): Promise<void> {
  const runner = new MutantRunner();
  const failure = await runner.firstFailure(bundled);
  if (failure !== undefined) throw new Error(`A test fails on the unaltered description: ${failure}`);
  for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
    const description = parse();
    mutation.apply(description);
    const { kind, name } = mutation;
    const killer = await runner.firstFailure(JSON.stringify(description));
    trials.push({ kind, name, killer });
    if (killer === undefined) console.log(`not found: ${name}`);
    if (trials.length % 50 === 0)
      console.log(`${trials.length} of ${chosen.length} after ${minutes()} minutes`);
  }
  await runner.close();
}

function minutes(): string {
  return ((performance.now() - started) / 60_000).toFixed(1);
}
