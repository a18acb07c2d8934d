import type { Answer } from "./answer.ts";

/** How many characters of JSON are kept at most. */
const capacity = 8_000_000;

/**
 * Answers to reading requests. They depend on the state, the URL and the acting user alone, so the same question gets
 * the same text until the next write, after which everything is forgotten.
 */
export class AnswerCache {
  readonly #answers = new Map<string, Answer>();
  #size = 0;
  #generation = 0;

  /** Changes with each write: what was read before must not be kept after it. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  /** Keeps an answer, unless something was written since `generation` was looked up. */
  set(key: string, answer: Answer, generation: number): void {
    if (generation !== this.#generation) return;
    this.#size += key.length + (answer.body?.json.length ?? 0);
    if (this.#size > capacity) this.#forget();
    this.#answers.set(key, answer);
  }

  clear(): void {
    this.#generation += 1;
    this.#forget();
  }

  #forget(): void {
    this.#answers.clear();
    this.#size = 0;
  }
}
