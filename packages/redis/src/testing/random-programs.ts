import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetSlot, BudgetStore, RequestOutcome } from "@ev-vehicles/client";
import { acquire } from "./acquire.ts";
import type { SimulatedApi } from "./simulated-api.ts";

/** A request whose slot was acquired. */
interface Request {
  readonly slot: BudgetSlot;
  /** Whether it was the only request in flight when its slot was acquired, and so may be a probe. */
  readonly single: boolean;
  response?: RequestOutcome;
}

type Step = "acquire" | "count" | "respond" | "giveUp" | "lose" | "pass" | "passIdle" | "others";

/** Programs that share a budget, and their environment. */
export interface Programs {
  readonly stores: readonly BudgetStore[];
  readonly bucket: string;
  readonly api: SimulatedApi;
  /** Returns a number that is at least 0 and less than 1. */
  readonly random: () => number;
  /** Lets a random time pass. */
  readonly passTime: () => void;
}

/** Counts of requests by outcome. */
export interface Outcome {
  /** Requests that were abandoned without reporting a response. The API may have counted them or not. */
  unconfirmed: number;
  /** Requests of other programs. */
  others: number;
  /** Rejected requests that were not probes, because other requests were in flight when their slots were acquired. */
  rejected: number;
  /** Requests that arrived at the API after they had been abandoned. */
  late: number;
}

/**
 * Does random steps until the budget is spent, then ends all requests. A step acquires a slot, or lets a request be
 * counted, get its response or be abandoned, for example.
 *
 * @param weights How often each step occurs, relative to the others.
 * @param minSteps The minimum number of steps.
 */
export async function runRandomly(
  { stores, bucket, api, random, passTime }: Programs,
  weights: Readonly<Partial<Record<Step, number>>>,
  minSteps: number,
): Promise<Outcome> {
  const outcome = { unconfirmed: 0, others: 0, rejected: 0, late: 0 };
  let spent = false;
  const waiting = new Set<Promise<void>>();
  const inFlight = new Set<Request>();
  const abandoned = new Set<Request>();
  const pick = (requests: Iterable<Request>, which: (request: Request) => unknown = () => true) => {
    const all = [...requests].filter(which);
    return all[Math.floor(random() * all.length)];
  };
  const count = (request: Request | undefined) => {
    if (!request) return;
    request.response = api.count();
    if (abandoned.delete(request)) outcome.late++;
    if (request.response.retryAfterMs !== undefined && !request.single) outcome.rejected++;
  };
  const end = async (request: Request | undefined, response: RequestOutcome = { sent: true }) => {
    if (request && inFlight.delete(request)) await request.slot.release(response);
  };
  /** Ends all requests, including those that wait for a slot. */
  const endAll = async () => {
    while (waiting.size + inFlight.size + abandoned.size > 0) {
      for (const request of [...inFlight, ...abandoned]) if (!request.response) count(request);
      for (const request of [...inFlight]) await end(request, request.response);
      await Promise.race([...waiting, sleep(5)]);
    }
  };
  const doStep: Record<Step, () => unknown> = {
    acquire: async () => {
      const store = stores[Math.floor(random() * stores.length)];
      if (!store || waiting.size > 5) return sleep(2);
      const acquired = acquire(store, bucket).then((slot) => {
        waiting.delete(acquired);
        spent = slot === undefined;
        if (slot) inFlight.add({ slot, single: inFlight.size === 0 });
      });
      waiting.add(acquired);
      await Promise.race([acquired, sleep(2)]);
    },
    count: () => count(pick([...inFlight, ...abandoned], ({ response }) => !response)),
    respond: () => {
      const request = pick(inFlight, ({ response }) => response);
      return end(request, request?.response);
    },
    giveUp: () => {
      const request = pick(inFlight);
      if (request) outcome.unconfirmed++;
      if (request && !request.response) abandoned.add(request);
      return end(request);
    },
    lose: () => {
      const request = pick(abandoned);
      if (request) abandoned.delete(request);
    },
    pass: passTime,
    // A long time may pass only between requests, because the stores assume that a response takes less than a minute.
    passIdle: async () => {
      await endAll();
      passTime();
    },
    others: () => {
      outcome.others++;
      api.spend(1);
    },
  };
  const choices = (Object.keys(weights) as Step[]).flatMap((step) =>
    Array<Step>(weights[step] ?? 0).fill(step),
  );
  for (let done = 0; done < minSteps || !spent; done++) {
    await doStep[choices[Math.floor(random() * choices.length)] ?? "pass"]();
  }
  await endAll();
  return outcome;
}
