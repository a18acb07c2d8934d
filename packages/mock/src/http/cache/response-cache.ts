import type { HandlerResponse } from "../../responses/handler-response.ts";

/** The maximum number of cached characters, in keys and JSON together. */
const capacity = 8_000_000;

/**
 * Caches those responses to GET requests that depend only on the state and the request. They are valid until the next
 * write, which clears the cache.
 */
export class ResponseCache {
  readonly #responses = new Map<string, HandlerResponse>();
  #size = 0;
  #generation = 0;

  /** Changes with each write, so that a response from before the write is not cached after it. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): HandlerResponse | undefined {
    return this.#responses.get(key);
  }

  /** Caches a response, unless there was a write since `generation` was read. */
  set(key: string, response: HandlerResponse, generation: number): void {
    if (generation !== this.#generation) return;
    this.#size += key.length + (response.body?.json.length ?? 0);
    if (this.#size > capacity) this.#drop();
    this.#responses.set(key, response);
  }

  clear(): void {
    this.#generation += 1;
    this.#drop();
  }

  #drop(): void {
    this.#responses.clear();
    this.#size = 0;
  }
}
