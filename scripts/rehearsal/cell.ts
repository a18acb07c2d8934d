/** One square of the table: a place where the packages must work, and how it went. */
export interface Cell {
  /** `Node 22.23.3`, `TypeScript 5.9.3`. */
  readonly where: string;
  /** `ESM`, `bundler, skipLibCheck`. */
  readonly as: string;
  readonly result: "works" | "fails" | "can't run";
  readonly seconds: number;
  /** What was seen, or why it can't run. */
  readonly note: string;
}

/** Tries one cell: what `attempt` returns is its note; what it throws makes it fail. */
export async function tryCell(where: string, as: string, attempt: () => Promise<string>): Promise<Cell> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const note = await attempt();
    return { where, as, result: "works", seconds: seconds(), note };
  } catch (error) {
    const result = error instanceof CannotRun ? "can't run" : "fails";
    return { where, as, result, seconds: seconds(), note: (error as Error).message };
  }
}

/** Thrown by an attempt that this machine can't make; the message says why. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
