/** A response of the API, as the page gets it. */
export interface CachedResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/**
 * Caches pages of the fleet for a minute. The API has no filters for status, make or text, so a filter loads the whole
 * fleet. That takes 20 requests for 2,000 vehicles, which a second tab or a reload should not repeat.
 */
export class ResponseCache {
  readonly #maxAgeMs: number;
  readonly #responses = new Map<
    string,
    { readonly storedAt: number; readonly response: Promise<CachedResponse> }
  >();

  constructor(maxAgeMs = 60_000) {
    this.#maxAgeMs = maxAgeMs;
  }

  /** Returns the cached response or calls `read`. Concurrent callers share one call; failures are not cached. */
  async get(key: string, read: () => Promise<CachedResponse>): Promise<CachedResponse> {
    const now = Date.now();
    for (const [old, { storedAt }] of this.#responses)
      if (storedAt + this.#maxAgeMs < now) this.#responses.delete(old);
    const cached = this.#responses.get(key);
    if (cached) return cached.response;
    const response = read();
    const entry = { storedAt: now, response };
    this.#responses.set(key, entry);
    const remove = () => {
      if (this.#responses.get(key) === entry) this.#responses.delete(key);
    };
    response.then(({ status }) => status !== 200 && remove(), remove);
    return response;
  }

  /** Removes everything: a write may make the responses of all users outdated. */
  clear(): void {
    this.#responses.clear();
  }
}
