import { BudgetError } from "../errors/budget-error.ts";
import type { Call } from "../request/call.ts";
import { pause, timeLeft, withinTime } from "../request/call-time.ts";

/**
 * Takes one request from the hourly budget, and waits where there is none left.
 *
 * @returns nothing, at once, where one was there.
 * @throws BudgetError where the wait would be too long.
 */
export function takeTurn(call: Call): Promise<void> | undefined {
  const { store, bucket } = call.settings;
  const taken = store?.take(bucket);
  if (!taken) return undefined;
  const answer = Promise.resolve(taken);
  const turn = withinTime(call, () => answer);
  // A turn that comes after its caller has gone goes back; an error, like a moment to wait for, holds none.
  const giveBack = (late: unknown) => late || store?.report(bucket, { unsent: true });
  turn.catch(() => answer.then(giveBack, giveBack));
  return turn.then((moment) => wait(call, moment));
}

async function wait(call: Call, moment: number): Promise<void> {
  if (!moment) return;
  const { settings } = call;
  const delayMs = moment - Date.now();
  if (delayMs > Math.min(settings.maxWaitMs, timeLeft(call)))
    throw new BudgetError(call.name, new Date(moment));
  settings.emit?.({ type: "wait", call: call.info, delayMs });
  await pause(call, delayMs);
  await takeTurn(call);
}
