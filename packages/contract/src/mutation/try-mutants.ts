/** Tries mutants in several processes in parallel. */
import { availableParallelism } from "node:os";
import { TrialProcess } from "./trial-process.ts";

/** The result of trying a mutant. */
export interface Trial {
  /** The name of the mutation. */
  readonly name: string;
  /** The test that failed, and how; missing if none did. */
  readonly killer?: string | undefined;
  readonly milliseconds: number;
  /** The memory of the process afterwards. */
  readonly megabytes: number;
}

/** Tries these mutants, and reports each result at once. */
export async function tryMutants(names: readonly string[], onTrial: (trial: Trial) => void): Promise<void> {
  const queue = [...names];
  const processes = Array.from({ length: processCount() }, () => new TrialProcess());
  try {
    // The unaltered description first: if a test fails on that, other failures mean nothing.
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
