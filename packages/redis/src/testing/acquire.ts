import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetSlot, BudgetStore } from "@ev-vehicles/client";

/** Acquires a slot, waiting for responses in flight if necessary. Returns undefined if the budget is spent. */
export async function acquire(store: BudgetStore, bucket: string): Promise<BudgetSlot | undefined> {
  for (;;) {
    const acquired = await store.acquire(bucket);
    if ("release" in acquired) return acquired;
    if (!acquired.inFlight) return undefined;
    await sleep(acquired.waitMs);
  }
}

/** Acquires a slot that must be free. */
export async function slotOf(store: BudgetStore, bucket: string): Promise<BudgetSlot> {
  const slot = await acquire(store, bucket);
  if (!slot) throw new Error("expected a slot, but the budget is spent");
  return slot;
}

/** Returns how long to wait for a slot, in milliseconds; 0 if one is free. */
export async function waitOf(store: BudgetStore, bucket: string): Promise<number> {
  const acquired = await store.acquire(bucket);
  if (!("release" in acquired)) return acquired.waitMs;
  await acquired.release({ sent: false });
  return 0;
}
