import { SharedTask } from "./shared-task.ts";

/** The work that is under way, by key: who asks for what is being done already waits for it too. */
export class SharedTasks<Result> {
  readonly #running = new Map<string, SharedTask<Result>>();

  /**
   * @param work Done once for everybody who asks before it is finished.
   * @param keep Gets the result, unless the work was forgotten meanwhile.
   */
  share(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
    keep: (result: Result) => void,
  ): Promise<Result> {
    let task = this.#running.get(key);
    if (!task || task.abandoned) {
      const started = new SharedTask(work);
      const finish = (): boolean => this.#running.get(key) === started && this.#running.delete(key);
      started.result.then((result) => finish() && keep(result), finish);
      this.#running.set(key, started);
      task = started;
    }
    return task.join(signal);
  }

  /** New askers start anew; those who wait still get their result. */
  forget(): void {
    this.#running.clear();
  }
}
