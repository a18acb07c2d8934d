import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetReport, BudgetStore } from "@ev-vehicles/client";
import type { SimulatedApi } from "./simulated-api.ts";

/** A request that was taken from a store. */
interface Request {
  readonly store: BudgetStore;
  /** Whether no other was under way. */
  readonly alone: boolean;
  answer?: BudgetReport;
}

type Step = "take" | "count" | "answer" | "giveUp" | "lose" | "pass" | "foreign";

/** Programs that share a budget, and what they do. */
export interface Programs {
  readonly stores: readonly BudgetStore[];
  readonly bucket: string;
  readonly api: SimulatedApi;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Lets some time go by. */
  readonly passTime: () => void;
}

/** What became of it. */
export interface Outcome {
  /** Requests that were given up without an answer; some of them were never sent. */
  unanswered: number;
  /** Requests of others. */
  foreign: number;
  /** Requests that were refused and had others beside them, so that none was meant to look what is left. */
  refused: number;
}

/**
 * Lets them take, be counted, be answered and be given up in any order until the budget is spent, then brings all
 * to an end.
 *
 * @param often How often each step comes, in relation to the others.
 * @param steps So many at least.
 */
export async function runRandomly(
  { stores, bucket, api, random, passTime }: Programs,
  often: Readonly<Partial<Record<Step, number>>>,
  steps: number,
): Promise<Outcome> {
  const outcome = { unanswered: 0, foreign: 0, refused: 0 };
  let spent = false;
  const waiting = new Set<Promise<void>>();
  const underWay = new Set<Request>();
  const abandoned = new Set<Request>();
  const pick = (requests: Iterable<Request>, which: (request: Request) => unknown = () => true) => {
    const all = [...requests].filter(which);
    return all[Math.floor(random() * all.length)];
  };
  const count = (request: Request | undefined) => {
    if (!request) return;
    request.answer = api.count();
    abandoned.delete(request);
    if (request.answer.retryAt && !request.alone) outcome.refused++;
  };
  const end = async (request: Request | undefined, answer: BudgetReport = {}) => {
    if (request && underWay.delete(request)) await request.store.report(bucket, answer);
  };
  const doStep: Record<Step, () => unknown> = {
    take: async () => {
      const store = stores[Math.floor(random() * stores.length)];
      if (!store || waiting.size > 5) return sleep(2);
      const taken = Promise.resolve(store.take(bucket)).then((moment) => {
        waiting.delete(taken);
        spent = moment > 0;
        if (!spent) underWay.add({ store, alone: underWay.size + abandoned.size === 0 });
      });
      waiting.add(taken);
      await Promise.race([taken, sleep(2)]);
    },
    count: () => count(pick([...underWay, ...abandoned], ({ answer }) => !answer)),
    answer: () => {
      const request = pick(underWay, ({ answer }) => answer);
      return end(request, request?.answer);
    },
    giveUp: () => {
      const request = pick(underWay);
      if (request) outcome.unanswered++;
      if (request && !request.answer) abandoned.add(request);
      return end(request);
    },
    lose: () => {
      const request = pick(abandoned);
      if (request) abandoned.delete(request);
    },
    pass: passTime,
    foreign: () => {
      outcome.foreign++;
      api.spend(1);
    },
  };
  const deck = (Object.keys(often) as Step[]).flatMap((step) => Array<Step>(often[step] ?? 0).fill(step));
  for (let done = 0; done < steps || !spent; done++) {
    await doStep[deck[Math.floor(random() * deck.length)] ?? "pass"]();
  }
  while (waiting.size + underWay.size + abandoned.size > 0) {
    for (const request of [...underWay, ...abandoned]) if (!request.answer) count(request);
    for (const request of [...underWay]) await end(request, request.answer);
    await Promise.race([...waiting, sleep(5)]);
  }
  return outcome;
}
