import { randomUUID } from "node:crypto";
import { ToolProblem } from "./tool-problem.ts";

/** How many remainders are kept. Beyond that, the oldest is dropped. */
const maxKept = 50;

/** What the results of one connection left out, by cursor. */
export class Continuations<Rest> {
  readonly #rests = new Map<string, Rest>();

  keep(rest: Rest): string {
    const cursor = randomUUID().slice(0, 8);
    this.#rests.set(cursor, rest);
    const [oldest] = this.#rests.keys();
    if (this.#rests.size > maxKept && oldest !== undefined) this.#rests.delete(oldest);
    return cursor;
  }

  /** @throws ToolProblem for a cursor that is unknown or was dropped. */
  find(cursor: unknown): Rest {
    const rest = typeof cursor === "string" ? this.#rests.get(cursor) : undefined;
    if (rest !== undefined) return rest;
    throw new ToolProblem(
      "cursor: unknown or no longer kept.",
      ["Repeat the call that returned the cursor, without the cursor."],
      "expired",
    );
  }
}
