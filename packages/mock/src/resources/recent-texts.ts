/** How many texts are kept at least; at most twice as many. */
const generationSize = 5_000;

/**
 * Caches the JSON of recently used objects. The cache is bounded, because walking a fleet of a hundred thousand must not
 * leave all of its JSON in memory. Two generations are kept; when the younger one is full, the
 * older one goes.
 */
export class RecentTexts {
  #young = new Map<object, string>();
  #old = new Map<object, string>();

  /** The text of an object, created if it is not cached. The object must never be changed in place. */
  of<Subject extends object>(subject: Subject, make: (subject: Subject) => string): string {
    const young = this.#young.get(subject);
    if (young !== undefined) return young;
    const text = this.#old.get(subject) ?? make(subject);
    if (this.#young.size >= generationSize) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(subject, text);
    return text;
  }
}
