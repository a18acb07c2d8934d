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

  get(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  set(key: string, answer: Answer): void {
    this.#size += key.length + (answer.body?.json.length ?? 0);
    if (this.#size > capacity) this.clear();
    this.#answers.set(key, answer);
  }

  clear(): void {
    if (this.#answers.size > 0) this.#answers.clear();
    this.#size = 0;
  }
}
