import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetSlot, BudgetStore } from "@ev-vehicles/client";

/** Waits for responses in flight until there is a slot. Nothing if the budget is spent. */
export async function acquire(store: BudgetStore, bucket: string): Promise<BudgetSlot | undefined> {
  for (;;) {
    const acquired = await store.acquire(bucket);
    if ("release" in acquired) return acquired;
    if (!acquired.inFlight) return undefined;
    await sleep(acquired.waitMs);
  }
}

/** How long to wait, in milliseconds: 0 if there was a slot, which is released again. */
export async function waitOf(store: BudgetStore, bucket: string): Promise<number> {
  const acquired = await store.acquire(bucket);
  if (!("release" in acquired)) return acquired.waitMs;
  await acquired.release({ sent: false });
  return 0;
}
