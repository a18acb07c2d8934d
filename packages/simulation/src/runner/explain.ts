import { invariants } from "../invariants/names.ts";
import type { Shrunk } from "./shrink.ts";

/** A trace has no more lines than this. */
const mostLines = 20;

/**
 * A failure in plain English: which invariant, what happened, and how to see it again.
 *
 * @param options Of `pnpm simulate`, beside the seed.
 */
export function explain(seed: number, options: string, { result, trace, tried }: Shrunk): string {
  const { violation } = result;
  if (!violation) return `Seed ${seed}: all invariants hold.`;
  return [
    `Seed ${seed} breaks “${violation.invariant}”: ${invariants[violation.invariant]}`,
    "",
    ...shortened(trace).map((line) => `  ${line}`),
    "",
    violation.message.replace(/^[^:]*: /, "→ "),
    "",
    `See it again: pnpm simulate --seed ${seed}${options}    (made smaller in ${tried} tries)`,
  ].join("\n");
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines;
  const last = mostLines - 7;
  return [...lines.slice(0, 6), `… ${lines.length - last - 6} lines …`, ...lines.slice(-last)];
}
