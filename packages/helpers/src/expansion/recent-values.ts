/** A memory with a size and an age: the value that was asked for least recently goes first. */
export class RecentValues<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly staleAt: number }>();
  readonly #maxEntries: number;
  readonly #maxAgeMs: number;

  constructor(maxEntries: number, maxAgeMs: number) {
    this.#maxEntries = maxEntries;
    this.#maxAgeMs = maxAgeMs;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (!entry || entry.staleAt <= Date.now()) return undefined;
    // A Map iterates in the order of insertion: what was just used goes to the end.
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, staleAt: Date.now() + this.#maxAgeMs });
    const [oldest = key] = this.#entries.keys();
    if (this.#entries.size > this.#maxEntries) this.#entries.delete(oldest);
  }

  clear(): void {
    this.#entries.clear();
  }
}
