/** A full cache contains at least this many of the most recently used JSON texts, and at most twice as many. */
const generationSize = 5_000;

/**
 * Caches the JSON of recently used objects. The size is limited, so that walking a fleet of a hundred thousand vehicles
 * does not keep all of its JSON in memory. There are two generations: if the newer one is full, it replaces the older
 * one.
 */
export class JsonCache {
  #newer = new Map<object, string>();
  #older = new Map<object, string>();

  /** The JSON of an object, created if it is not cached. The object must never be changed in place. */
  get<Subject extends object>(subject: Subject, create: (subject: Subject) => string): string {
    const cached = this.#newer.get(subject);
    if (cached !== undefined) return cached;
    const text = this.#older.get(subject) ?? create(subject);
    if (this.#newer.size >= generationSize) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(subject, text);
    return text;
  }
}
