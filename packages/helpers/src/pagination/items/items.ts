import { showValue } from "../show-value.ts";
import { type ForEachOptions, type ForEachReport, forEachItem, type ItemTask } from "./for-each.ts";

/** Starts an iteration. Aborting the controller aborts the iteration's requests. */
export type ItemSource<Item> = (controller: AbortController) => AsyncGenerator<Item, void, undefined>;

/**
 * Items that are read on demand. `map`, `filter`, `take`, `forEach` and `toArray` are named after the async iterator
 * helpers (https://github.com/tc39/proposal-async-iterator-helpers). As there, `map`, `filter` and `take` read nothing
 * until the result is iterated.
 *
 * Unlike an iterator, `Items` can be iterated again: each iteration starts over and is independent of the others.
 */
export class Items<Item> implements AsyncIterable<Item> {
  readonly #source: ItemSource<Item>;
  readonly #signal: AbortSignal | undefined;

  constructor(source: ItemSource<Item>, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  /** Iterates over the items. Leaving the loop early aborts a prefetch in flight. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.#source(new AbortController());
  }

  /** The result of `change` for each item. If the result is a promise, it is awaited before the next item is read. */
  map<Result>(change: (item: Item, index: number) => Result): Items<Awaited<Result>> {
    return this.#derive(async function* (items) {
      let index = 0;
      for await (const item of items) yield await change(item, index++);
    });
  }

  /** The items for which `keep` returns a truthy value, or a promise of one. */
  filter<Kept extends Item>(keep: (item: Item, index: number) => item is Kept): Items<Kept>;
  filter(keep: (item: Item, index: number) => unknown): Items<Item>;
  filter(keep: (item: Item, index: number) => unknown): Items<Item> {
    return this.#derive(async function* (items) {
      let index = 0;
      for await (const item of items) if (await keep(item, index++)) yield item;
    });
  }

  /**
   * At most the first `count` items. Reading stops after the last of them. A fraction is cut off: 2.7 counts as 2.
   *
   * @throws {RangeError} If the count is -1 or less, or not a number.
   */
  take(count: number): Items<Item> {
    const limit = toCount(count);
    return this.#derive(async function* (items) {
      let left = limit;
      if (left === 0) return;
      for await (const item of items) {
        yield item;
        if (--left === 0) return;
      }
    });
  }

  /**
   * Runs a task for each item, up to `concurrency` at the same time. The next item is read only when its task can start.
   * When the returned promise has settled, no task is still running.
   *
   * A task that calls the client waits for the client's budget like any other call.
   *
   * @example
   * const { failed } = await paginate(ev, "/vehicles").forEach(
   *   (vehicle, _index, signal) => refresh(vehicle, signal),
   *   { concurrency: 4, stopOnError: false },
   * );
   *
   * @throws {RangeError} If `concurrency` is not an integer of at least 1.
   * @throws The error that stopped the run: an error of the list or of `onSettled` or, with `stopOnError`, of a task.
   */
  forEach(task: ItemTask<Item>, options: ForEachOptions<Item> = {}): Promise<ForEachReport<Item>> {
    return forEachItem(this.#source, task, options, this.#signal);
  }

  /** All items in one array. */
  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  /** The first item; undefined if there is none. */
  async first(): Promise<Item | undefined> {
    for await (const item of this.take(1)) return item;
    return undefined;
  }

  /**
   * The items as a web stream. Nothing is requested before a reader asks for an item; after that, a page is requested when
   * it is needed or, with `prefetch`, one page ahead. `cancel` aborts a request in flight.
   */
  toReadableStream(): ReadableStream<Item> {
    const cancelled = new AbortController();
    const items = this.#source(cancelled);
    return new ReadableStream<Item>(
      {
        async pull(controller) {
          const { done, value } = await items.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel(reason) {
          cancelled.abort(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  #derive<Result>(
    change: (items: AsyncGenerator<Item, void, undefined>) => AsyncGenerator<Result, void, undefined>,
  ): Items<Result> {
    return new Items((controller) => change(this.#source(controller)), this.#signal);
  }
}

/** Truncates a count to an integer, as `take` of the iterator helpers does: 2.7 becomes 2. */
export function toCount(count: number): number {
  const whole = Math.trunc(count);
  if (!(whole >= 0))
    throw new RangeError(`take: the count must be a number of at least 0, not ${showValue(count)}`);
  return whole;
}
