/** The results of the trials, one line of JSON each, written at once so that a run that ends early is not lost. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Trial } from "./try-mutants.ts";

const file = new URL("../../node_modules/.cache/mutation/trials.jsonl", import.meta.url);

export function startRecord(): void {
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, "");
}

export function recordTrial(trial: Trial): void {
  appendFileSync(file, `${JSON.stringify(trial)}\n`);
}

/** The last trial of each mutant. */
export function recordedTrials(): readonly Trial[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n").filter(Boolean);
  const trials = lines.map((line) => JSON.parse(line) as Trial);
  return [...new Map(trials.map((trial) => [trial.name, trial])).values()];
}
