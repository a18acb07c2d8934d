import { invariants } from "../invariants/names.ts";
import type { Shrunk } from "./shrink.ts";

/** The maximum number of printed lines of a trace. The middle of a longer trace is left out. */
const maxLines = 20;

/**
 * Explains a failure: which invariant does not hold, what happened, and how to reproduce it.
 *
 * @param options The options of `pnpm simulate` apart from `--seed`, as text.
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
    `Reproduce it: pnpm simulate --seed ${seed}${options}    (shrunk in ${tried} tries)`,
  ].join("\n");
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= maxLines) return lines;
  const last = maxLines - 7;
  return [...lines.slice(0, 6), `… ${lines.length - last - 6} lines …`, ...lines.slice(-last)];
}
