import type { HandlerResponse } from "./handler-response.ts";

/** The most characters of JSON that are cached. */
const capacity = 8_000_000;

/**
 * Responses to GET requests. They depend only on the state, the URL and the acting user, so the same request gets the
 * same text until the next write, which clears the cache.
 */
export class ResponseCache {
  readonly #responses = new Map<string, HandlerResponse>();
  #size = 0;
  #generation = 0;

  /** Changes with each write: a response from before must not be cached after it. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): HandlerResponse | undefined {
    return this.#responses.get(key);
  }

  /** Caches a response, unless something was written since `generation` was read. */
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
