/** One row of the table: an environment in which the packages must work, and the result. */
export interface Cell {
  /** The environment: `Node 22.23.3`, `TypeScript 5.9.3`. */
  readonly where: string;
  /** What is tried: `ESM`, `bundler, skipLibCheck`. */
  readonly trial: string;
  readonly result: "works" | "fails" | "can't run";
  readonly seconds: number;
  /** What was observed, or why it can't run. */
  readonly note: string;
}

/**
 * Runs one trial. The result of `attempt` becomes the note. If `attempt` throws, the cell fails or, after `CannotRun`, can't
 * run; the message becomes the note.
 */
export async function tryCell(where: string, trial: string, attempt: () => Promise<string>): Promise<Cell> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const note = await attempt();
    return { where, trial, result: "works", seconds: seconds(), note };
  } catch (error) {
    const result = error instanceof CannotRun ? "can't run" : "fails";
    return { where, trial, result, seconds: seconds(), note: (error as Error).message };
  }
}

/** Thrown by a trial that cannot run on this machine. The message says why. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
