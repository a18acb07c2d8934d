/** A response of the API as it is sent to the page. */
export interface CachedResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/**
 * Keeps pages of the fleet for a minute. The API has no filters for status, make or text, so a filter reads the whole
 * fleet: 20 requests for 2,000 vehicles, which a second tab or a reload should not cost again.
 */
export class ResponseCache {
  readonly #lifeMs: number;
  readonly #responses = new Map<
    string,
    { readonly at: number; readonly response: Promise<CachedResponse> }
  >();

  constructor(lifeMs = 60_000) {
    this.#lifeMs = lifeMs;
  }

  /** The cached response, or what `read` gives. Concurrent callers share one call of it; a failure is not kept. */
  async get(key: string, read: () => Promise<CachedResponse>): Promise<CachedResponse> {
    const now = Date.now();
    for (const [old, { at }] of this.#responses) if (at + this.#lifeMs < now) this.#responses.delete(old);
    const kept = this.#responses.get(key);
    if (kept) return kept.response;
    const response = read();
    const entry = { at: now, response };
    this.#responses.set(key, entry);
    const forget = () => {
      if (this.#responses.get(key) === entry) this.#responses.delete(key);
    };
    response.then(({ status }) => status !== 200 && forget(), forget);
    return response;
  }

  /** After a write, what was read may be out of date, for other users as well. */
  clear(): void {
    this.#responses.clear();
  }
}
