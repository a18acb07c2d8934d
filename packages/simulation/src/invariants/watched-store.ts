import type { Acquired, BudgetSlot, BudgetStore, RequestOutcome } from "@ev-vehicles/client";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** A budget store of the user's own, which watches how the client uses it. */
export class WatchedStore implements BudgetStore {
  readonly #world: World;
  readonly #process: ClientProcess;
  readonly #store: BudgetStore;
  readonly #held = new Set<object>();
  /** Whether somebody waits for a response in flight, and nobody has asked since. */
  #waiting = false;
  /** Whether a slot was released while somebody waited. */
  #owed = false;

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
    this.#owed = false;
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

  /** Once all promises have settled, whoever waited must have been woken. */
  check(): void {
    const waits = [...this.#world.calls].some(
      (call) => call.process === this.#process && call.isWaitingForSlot,
    );
    if (this.#owed && this.#waiting && waits) {
      this.#world.fail(
        "no waiter is forgotten",
        "a slot was released, and the store was not asked for the next caller",
      );
    }
    this.#owed = false;
  }

  #release(slot: object, acquired: BudgetSlot, outcome: RequestOutcome): void | Promise<void> {
    if (!this.#held.delete(slot)) {
      this.#world.fail("nothing is left over", "a slot was released twice");
      return;
    }
    const released = () => {
      if (this.#waiting) this.#owed = true;
    };
    const releasing = acquired.release(outcome);
    if (releasing) return releasing.then(released);
    released();
  }
}
