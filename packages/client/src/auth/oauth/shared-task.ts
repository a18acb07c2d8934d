import { onAbort } from "../../request/on-abort.ts";
import { KnownFault } from "./known-fault.ts";

/** What a task can find out and say about itself. */
export interface TaskControl {
  /** Aborts when the last one who waited has left. */
  readonly signal: AbortSignal;
  /** From here on the task has to finish, even if no caller waits. */
  readonly mustFinish: () => void;
  /** It need not be finished after all. */
  readonly mayStop: () => void;
}

/**
 * Work that several callers wait for, such as one renewal for all calls. It goes on as long as one of them waits, and
 * is aborted when the last one leaves, unless it has reached a point where it has to be finished.
 */
export class SharedTask<Value> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Value>;
  #waiting = 0;
  #hasToFinish = false;
  #settled = false;

  /** Starts the work. The one who starts it has to {@link join}. */
  constructor(work: (control: TaskControl) => Promise<Value>) {
    const control: TaskControl = {
      signal: this.#controller.signal,
      mustFinish: () => {
        this.#hasToFinish = true;
      },
      mayStop: () => {
        this.#hasToFinish = false;
        this.#abortIfUnwanted();
      },
    };
    this.#result = work(control).finally(() => {
      this.#settled = true;
    });
    // If all callers have left, no one handles a rejection.
    this.#result.catch(() => {});
  }

  /** Whether its result is still to come. */
  get running(): boolean {
    return !this.#settled && !this.#controller.signal.aborted;
  }

  /**
   * Waits for the result.
   *
   * @param timeoutMs How long at most, in milliseconds.
   * @throws what the work throws; the signal's reason when it aborts; KnownFault.
   */
  join(signal?: AbortSignal, timeoutMs?: number): Promise<Value> {
    this.#waiting++;
    return new Promise<Value>((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        stopListening?.();
      };
      const leave = (reason: unknown) => {
        finish();
        this.#waiting--;
        reject(reason);
        this.#abortIfUnwanted(reason);
      };
      const timer =
        timeoutMs === undefined ? undefined : setTimeout(() => leave(new KnownFault("Too slow")), timeoutMs);
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

  #abortIfUnwanted(reason?: unknown): void {
    if (this.#waiting === 0 && !this.#hasToFinish && !this.#settled) this.#controller.abort(reason);
  }
}
