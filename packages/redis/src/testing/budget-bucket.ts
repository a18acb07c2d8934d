import type { BudgetStore, RequestOutcome } from "@ev-vehicles/client";

/** The bucket that the tests use, whose name contains braces, and the common part of its keys. */
export const bucket = "https://api.example/{o}|client";
export const tag = "ev-vehicles:{budget:https://api.example/%7Bo%7D|client}";

/** Sends one request with this outcome. Returns 0, or the wait if no slot is free. */
export async function send(store: BudgetStore, outcome: Omit<RequestOutcome, "sent"> = {}): Promise<number> {
  const acquired = await store.acquire(bucket);
  if (!("release" in acquired)) return acquired.waitMs;
  await acquired.release({ sent: true, ...outcome });
  return 0;
}

/** Sends one request whose response reports a limit of ten and this many requests left. */
export const use = (store: BudgetStore, remaining: number): Promise<number> =>
  send(store, { limit: 10, remaining });
