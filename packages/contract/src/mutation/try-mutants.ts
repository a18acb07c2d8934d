/** Tries mutants in a few processes side by side. */
import { availableParallelism } from "node:os";
import { TrialProcess } from "./trial-process.ts";

/** What became of a mutant. */
export interface Trial {
  /** The name of the mutation. */
  readonly name: string;
  /** The test that failed, and how; none did where this is missing. */
  readonly killer?: string | undefined;
  readonly milliseconds: number;
  /** What the process held in memory afterwards. */
  readonly megabytes: number;
}

/** Tries these mutants, and hands on each outcome as it is known. */
export async function tryMutants(names: readonly string[], onTrial: (trial: Trial) => void): Promise<void> {
  const queue = [...names];
  const processes = Array.from({ length: processCount() }, () => new TrialProcess());
  try {
    // The unaltered description first: when a test fails on that, nothing follows from failures on the others.
    const control = await processes[0]?.try("");
    if (control?.killer !== undefined)
      throw new Error(`A test fails without any alteration: ${control.killer}`);
    await Promise.all(
      processes.map(async (one) => {
        for (let name = queue.shift(); name !== undefined; name = queue.shift()) onTrial(await one.try(name));
      }),
    );
  } finally {
    for (const one of processes) one.end();
  }
}

function processCount(): number {
  const { EV_MUTATION_PROCESSES } = process.env;
  return Number(EV_MUTATION_PROCESSES ?? Math.min(4, Math.max(2, availableParallelism())));
}
