import { BudgetError } from "../errors/budget-error.ts";
import type { Call } from "../request/call.ts";
import { timeLeft, withinTime } from "../request/call-time.ts";
import { acquireSlot } from "./acquire-slot.ts";

/**
 * Takes one request from the hourly budget, and waits where there is none left.
 *
 * @throws BudgetError where the wait would be too long.
 */
export async function takeTurn(call: Call): Promise<void> {
  const { settings, info, name } = call;
  const { store, bucket, emit } = settings;
  if (!store) return;
  call.slot = await withinTime(call, (signal) =>
    acquireSlot({
      store,
      bucket,
      maxWaitMs: Math.min(settings.maxWaitMs, timeLeft(call)),
      signal,
      onWait: (delayMs) => emit?.({ type: "wait", call: info, delayMs }),
      onRefused: (retryAt) => new BudgetError(name, retryAt),
    }),
  );
}
