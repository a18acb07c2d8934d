/**
 * One piece of work that several callers wait for. A caller that aborts leaves at once, with its signal's reason;
 * the work goes on for the others, and is aborted when nobody is left.
 */
export class SharedTask<Result> {
  readonly #abort = new AbortController();
  readonly result: Promise<Result>;
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.result = work(this.#abort.signal);
  }

  /** Whether everybody left. */
  get abandoned(): boolean {
    return this.#abort.signal.aborted;
  }

  join(signal: AbortSignal | undefined): Promise<Result> {
    this.#waiting++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal?.reason);
        if (--this.#waiting === 0) this.#abort.abort(signal?.reason);
      };
      signal?.addEventListener("abort", leave);
      this.result.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
    });
  }
}
