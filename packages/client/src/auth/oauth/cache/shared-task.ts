import { onAbort } from "../../../request/on-abort.ts";
import { SafeError } from "../exchange/time-limit.ts";

/** How a task and its waiters affect each other. */
export interface TaskControl {
  /** Aborts when no waiter is left, unless the task must finish. */
  readonly signal: AbortSignal;
  /** Call this when the task has to finish from now on, even if no caller waits for it. */
  readonly mustFinish: () => void;
  /** Call this if the task may be aborted after all. If no waiter is left, it is aborted at once. */
  readonly mayAbort: () => void;
}

/**
 * A task that several callers wait for, such as one renewal for all calls. It is aborted when the last waiter leaves,
 * unless it has called `mustFinish`.
 */
export class SharedTask<Value> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Value>;
  #waiters = 0;
  #mustFinish = false;
  #settled = false;

  /** Starts the task. The caller must {@link join}; otherwise nothing ever aborts it. */
  constructor(run: (control: TaskControl) => Promise<Value>) {
    const control: TaskControl = {
      signal: this.#controller.signal,
      mustFinish: () => {
        this.#mustFinish = true;
      },
      mayAbort: () => {
        this.#mustFinish = false;
        this.#abortIfUnneeded();
      },
    };
    this.#result = run(control).finally(() => {
      this.#settled = true;
    });
    // If all waiters have left, nothing else handles a rejection.
    this.#result.catch(() => {});
  }

  /** Whether the task can still be joined. */
  get running(): boolean {
    return !this.#settled && !this.#controller.signal.aborted;
  }

  /**
   * Waits for the result, for at most `timeoutMs`.
   *
   * @throws what the task throws; the signal's reason if the signal aborts; SafeError after `timeoutMs`.
   */
  join(signal?: AbortSignal, timeoutMs?: number): Promise<Value> {
    this.#waiters++;
    return new Promise<Value>((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        stopListening?.();
      };
      const leave = (reason: unknown) => {
        finish();
        this.#waiters--;
        reject(reason);
        this.#abortIfUnneeded(reason);
      };
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => leave(new SafeError(`No result within ${timeoutMs} ms`)), timeoutMs);
      const stopListening = signal && onAbort(signal, () => leave(signal.reason));
      this.#result.then(
        (value) => {
          finish();
          resolve(value);
        },
        (error) => {
          finish();
          reject(error);
        },
      );
      if (signal?.aborted) leave(signal.reason);
    });
  }

  #abortIfUnneeded(reason?: unknown): void {
    if (this.#waiters === 0 && !this.#mustFinish && !this.#settled) this.#controller.abort(reason);
  }
}
