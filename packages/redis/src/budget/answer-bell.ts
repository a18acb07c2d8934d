/** Wakes those who wait for an answer: at once for one of this process, soon for one of another. */
export class AnswerBell {
  readonly #waiting = new Map<string, { readonly promise: Promise<void>; readonly ring: () => void }>();

  /** Resolves with the next answer of this process, or when it is time to look for those of others. */
  next(bucket: string): Promise<void> {
    const known = this.#waiting.get(bucket);
    if (known) return known.promise;
    let ring = () => {};
    const promise = new Promise<void>((resolve) => {
      // The processes must not look in step.
      const timer = setTimeout(() => ring(), 20 + Math.random() * 60);
      ring = () => {
        clearTimeout(timer);
        this.#waiting.delete(bucket);
        resolve();
      };
    });
    this.#waiting.set(bucket, { promise, ring: () => ring() });
    return promise;
  }

  ring(bucket: string): void {
    this.#waiting.get(bucket)?.ring();
  }
}
