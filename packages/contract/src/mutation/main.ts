/**
 * Alters the description one rule at a time and shows that a test fails. `pnpm test:mutation` tries 400 alterations,
 * spread over all kinds and places; another number as many, `all` every one. Each result is recorded at once:
 * `rest` continues with those that were not tried, `survivors` retries those that no test found.
 */
import { readFileSync } from "node:fs";
import type { Json } from "./json-walk.ts";
import { mutationsOf } from "./mutations.ts";
import { report } from "./report.ts";
import { recordedTrials, recordTrial, startRecord } from "./trial-record.ts";
import { tryMutants } from "./try-mutants.ts";

const bundle = new URL("../../../types/src/generated/openapi.json", import.meta.url);
const mutations = mutationsOf(JSON.parse(readFileSync(bundle, "utf8")) as Json);
const [asked = "400"] = process.argv.slice(2);
const started = performance.now();

const chosen = choose(asked);
if (asked !== "rest" && asked !== "survivors") startRecord();
let tried = 0;
await tryMutants(chosen, (trial) => {
  recordTrial(trial);
  if (trial.killer === undefined) console.error(`not found: ${trial.name}`);
  tried += 1;
  if (tried % 50 === 0) console.error(`${tried} of ${chosen.length} tried, after ${minutes()} minutes`);
});
const { text, share } = report(mutations, recordedTrials());
console.log(text);
console.log(`${tried} tried in ${minutes()} minutes.`);
process.exitCode = share >= 0.95 ? 0 : 1;

/** The names of the alterations to try. */
function choose(which: string): readonly string[] {
  const names = mutations.map(({ name }) => name);
  const recorded = new Map(recordedTrials().map((trial) => [trial.name, trial]));
  if (which === "rest") return names.filter((name) => !recorded.has(name));
  if (which === "survivors")
    return names.filter((name) => recorded.has(name) && recorded.get(name)?.killer === undefined);
  const step = which === "all" ? 1 : Math.max(1, names.length / Number(which));
  return names.filter((_, index) => index % step < 1);
}

function minutes(): string {
  return ((performance.now() - started) / 60_000).toFixed(1);
}
