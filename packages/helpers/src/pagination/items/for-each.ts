import { showValue } from "../show-value.ts";
import type { ItemSource } from "./items.ts";

/**
 * The task for one item. `signal` aborts if the list's own `signal` aborts, `onSettled` throws or, with `stopOnError`, a
 * task fails.
 */
export type ItemTask<Item> = (item: Item, index: number, signal: AbortSignal) => unknown;

/** How the task for one item ended. */
export type ItemOutcome<Item> =
  | { readonly status: "fulfilled"; readonly item: Item; readonly index: number }
  | ItemFailure<Item>;

/** An item whose task failed. */
export interface ItemFailure<Item> {
  readonly status: "rejected";
  readonly item: Item;
  readonly index: number;
  /** What the task threw. */
  readonly reason: unknown;
}

/** How `forEach` runs its tasks. */
export interface ForEachOptions<Item> {
  /**
   * The maximum number of tasks that run at the same time.
   * @default 1
   */
  concurrency?: number;
  /**
   * Whether the first failed task stops the run: no further task starts, the tasks' `signal` aborts, and the error is
   * thrown once the running tasks have ended. With `false`, the run continues, and the report lists the failures.
   * @default true
   */
  stopOnError?: boolean;
  /** Called with the outcome of each task when it has ended. If this function throws, the run stops with its error. */
  onSettled?: (outcome: ItemOutcome<Item>) => void;
}

/** The outcome of all tasks. */
export interface ForEachReport<Item> {
  /** The number of tasks that ended without an error. */
  readonly succeeded: number;
  /** The items whose task failed, in the order in which they failed. */
  readonly failed: readonly ItemFailure<Item>[];
}

/** Runs a task for each item of a source; see `Items.forEach`. */
export async function forEachItem<Item>(
  source: ItemSource<Item>,
  task: ItemTask<Item>,
  { concurrency = 1, stopOnError = true, onSettled }: ForEachOptions<Item>,
  listSignal: AbortSignal | undefined,
): Promise<ForEachReport<Item>> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(
      `forEach: concurrency must be an integer of at least 1, not ${showValue(concurrency)}`,
    );
  }
  const controller = new AbortController();
  const signal = listSignal ? AbortSignal.any([listSignal, controller.signal]) : controller.signal;
  const running = new Set<Promise<void>>();
  const failed: ItemFailure<Item>[] = [];
  let succeeded = 0;
  let stopped: { readonly reason: unknown } | undefined;
  const stop = (reason: unknown): void => {
    stopped ??= { reason };
    controller.abort(reason);
  };

  async function run(item: Item, index: number): Promise<void> {
    let outcome: ItemOutcome<Item>;
    try {
      await task(item, index, signal);
      outcome = { status: "fulfilled", item, index };
      succeeded++;
    } catch (reason) {
      outcome = { status: "rejected", item, index, reason };
      if (stopOnError) stop(reason);
      else failed.push(outcome);
    }
    try {
      onSettled?.(outcome);
    } catch (error) {
      stop(error);
    }
  }

  const items = source(controller);
  try {
    for (let index = 0; !stopped; index++) {
      const { done, value } = await items.next();
      if (done || stopped) break;
      const work = run(value, index).finally(() => running.delete(work));
      running.add(work);
      if (running.size >= concurrency) await Promise.race(running);
    }
  } catch (error) {
    // If the run was stopped before, the list fails because it was aborted: keep the error that stopped the run.
    stopped ??= { reason: error };
  } finally {
    await Promise.all(running);
    await items.return();
  }
  if (stopped) throw stopped.reason;
  return { succeeded, failed };
}
