import type { BudgetSlot, BudgetStore, RequestOutcome } from "../rate-limit/budget-store.ts";

/** Acquires a slot that must be free. */
export async function slotOf(store: BudgetStore): Promise<BudgetSlot> {
  const acquired = await store.acquire("b");
  if ("release" in acquired) return acquired;
  throw new Error(`expected a slot, got ${JSON.stringify(acquired)}`);
}

/** Sends one request with this outcome. Returns 0, or the wait if no slot is free. */
export async function send(store: BudgetStore, outcome: Omit<RequestOutcome, "sent"> = {}): Promise<number> {
  const acquired = await store.acquire("b");
  if (!("release" in acquired)) return acquired.waitMs;
  void acquired.release({ sent: true, ...outcome });
  return 0;
}

/** Returns how long to wait for a slot, in milliseconds; 0 if one is free. */
export async function waitOf(store: BudgetStore): Promise<number> {
  const acquired = await store.acquire("b");
  if (!("release" in acquired)) return acquired.waitMs;
  void acquired.release({ sent: false });
  return 0;
}
