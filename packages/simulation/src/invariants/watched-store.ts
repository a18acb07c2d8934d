import type { Acquired, BudgetSlot, BudgetStore, RequestOutcome } from "@ev-vehicles/client";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** A custom budget store that checks how the client uses it. */
export class WatchedStore implements BudgetStore {
  readonly #world: World;
  readonly #process: ClientProcess;
  readonly #store: BudgetStore;
  readonly #held = new Set<object>();
  /** Whether the client's latest request for a slot got none. */
  #waiting = false;
  /** Whether a slot was released since then, so that the client has to ask again. */
  #mustAsk = false;

  constructor(world: World, process: ClientProcess, store: BudgetStore) {
    this.#world = world;
    this.#process = process;
    this.#store = store;
  }

  get held(): number {
    return this.#held.size;
  }

  async acquire(bucket: string): Promise<Acquired> {
    this.#waiting = false;
    this.#mustAsk = false;
    const acquired = await this.#store.acquire(bucket);
    if (!("release" in acquired)) {
      this.#waiting = true;
      return acquired;
    }
    const slot: BudgetSlot = { release: (outcome) => this.#release(slot, acquired, outcome) };
    this.#held.add(slot);
    return slot;
  }

  observe(bucket: string, outcome: RequestOutcome): void | Promise<void> {
    return this.#store.observe?.(bucket, outcome);
  }

  /**
   * Call this when all promises have settled: if a slot was released while a call was waiting, the client must have asked
   * the store again.
   */
  check(): void {
    const hasWaiter = [...this.#world.calls].some(
      (call) => call.process === this.#process && call.isWaitingForSlot,
    );
    if (this.#mustAsk && this.#waiting && hasWaiter) {
      this.#world.fail(
        "no waiter is forgotten",
        "a slot was released, but the store was not asked again for the next caller",
      );
    }
    this.#mustAsk = false;
  }

  #release(slot: object, acquired: BudgetSlot, outcome: RequestOutcome): void | Promise<void> {
    if (!this.#held.delete(slot)) {
      this.#world.fail("nothing is left over", "a slot was released twice");
      return;
    }
    const released = () => {
      if (this.#waiting) this.#mustAsk = true;
    };
    const releasing = acquired.release(outcome);
    if (releasing) return releasing.then(released);
    released();
  }
}
