import { randomUUID } from "node:crypto";
import { ToolProblem } from "./tool-problem.ts";

/** More results than these are not kept: the oldest goes first. */
const kept = 50;

/** What is left of results that were too long, by cursor; each connection has its own. */
export class Continuations<Rest> {
  readonly #rests = new Map<string, Rest>();

  keep(rest: Rest): string {
    const cursor = randomUUID().slice(0, 8);
    this.#rests.set(cursor, rest);
    const [oldest] = this.#rests.keys();
    if (this.#rests.size > kept && oldest !== undefined) this.#rests.delete(oldest);
    return cursor;
  }

  /** @throws ToolProblem for a cursor that nobody gave out, or that was given out too long ago. */
  find(cursor: unknown): Rest {
    const rest = typeof cursor === "string" ? this.#rests.get(cursor) : undefined;
    if (rest !== undefined) return rest;
    throw new ToolProblem(
      "cursor: there is no such result any more.",
      ["Repeat the call that gave the cursor, without it."],
      "expired",
    );
  }
}
