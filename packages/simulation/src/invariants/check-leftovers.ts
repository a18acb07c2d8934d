import type { BudgetSlot } from "@ev-vehicles/client";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";
import { WatchedStore } from "./watched-store.ts";

/** Checks that, when all calls have ended, no slot, timer or lock is left, and each call has its end event. */
export function checkLeftovers(world: World): void {
  const fail = (what: string) => world.fail("nothing is left over", what);
  for (const process of world.processes) {
    const { events, name, running, store } = process;
    if (!running) continue;
    if (running.timers.size > 0) fail(`${running.timers.size} timers of ${name}`);
    if (events && events.open > 0)
      world.fail("each request has an end event", `a call of ${name} has no callEnd`);
    if (store instanceof WatchedStore && store.held > 0) fail(`${store.held} slots of ${name}`);
    else checkFreeSlots(world, process, fail);
  }
  if (world.disk.lockHeld) fail("the lock of a token");
}

/**
 * Checks that, when all timers have fired, Redis contains no slot and no lock. After a crash or an outage of Redis, nothing
 * is checked: they may remain until their leases expire.
 */
export function checkRedis(world: World): void {
  const { plan, redis } = world;
  if (!redis || redis.disturbed || plan.actions.some(({ kind }) => kind === "crash")) return;
  for (const what of redis.leftovers()) world.fail("nothing is left over", what);
}

/**
 * Acquires all free slots, compares their number with the minimum, and releases them. Skipped with Redis and for limits
 * above 100.
 */
function checkFreeSlots(world: World, process: ClientProcess, fail: (what: string) => void): void {
  const { bucket, name, store } = process;
  const limit = world.plan.api.limit;
  if (limit > 100 || world.redis) return;
  const slots: BudgetSlot[] = [];
  for (let number = 0; number < limit; number++) {
    const acquired = store.acquire(bucket);
    if (acquired instanceof Promise) return;
    if ("release" in acquired) {
      slots.push(acquired);
      continue;
    }
    if (number === 0 && acquired.inFlight) fail(`a slot of ${name} without a request`);
    break;
  }
  const min = world.budgets.minFreeSlots(store) ?? 0;
  if (world.budgets.isExclusive(bucket) && !world.budgets.isPaused(store) && slots.length < min) {
    fail(`used slots of ${name}: ${slots.length} slots are free, expected at least ${min}`);
  }
  for (const slot of slots) void slot.release({ sent: false });
}
