import { randomUUID } from "node:crypto";
import type { BudgetReport, BudgetStore } from "@ev-vehicles/client";
import { BudgetUnreachableError } from "../budget-unreachable-error.ts";
import { hashTag } from "../hash-tag.ts";
import { Reachability, type Unreachable } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { AnswerBell } from "./answer-bell.ts";
import { giveBackScript } from "./give-back-script.ts";
import { LocalBudget, type UntoldRequest } from "./local-budget.ts";
import { reportScript } from "./report-script.ts";
import { takeScript } from "./take-script.ts";
import { UnderWay } from "./under-way.ts";

/** Options of {@link redisBudgetStore}. */
export interface RedisBudgetStoreOptions extends StoreOptions {
  /**
   * After how long a request without an answer is given up, in milliseconds: its process may have been killed. To
   * be longer than the client's `timeoutMs`.
   * @default 40_000
   */
  readonly leaseMs?: number;
}

/**
 * Keeps the hourly budget in Redis, for all processes of an OAuth application: together they send as many requests
 * as the API accepts, and no more.
 *
 * @example
 * const redis = await createClient({ url }).on("error", console.error).connect();
 * const ev = createVehiclesClient({ auth, budget: { store: redisBudgetStore({ redis }) } });
 */
export function redisBudgetStore(options: RedisBudgetStoreOptions): BudgetStore {
  const { redis, prefix = "ev-vehicles", leaseMs = 40_000, timeOffsetMs = () => 0 } = options;
  const reachability = new Reachability("budget", options);
  const local = new LocalBudget();
  const bell = new AnswerBell();
  const underWay = new UnderWay();

  const keysOf = (bucket: string): string[] => {
    const tag = hashTag(prefix, "budget", bucket);
    return ["open", "sent", "answered", "heard"].map((name) => `${tag}:${name}`);
  };
  const tell = (bucket: string, { ticket, first, at, report }: UntoldRequest): Promise<unknown> => {
    const now = Date.now();
    const { limit = "", remaining = "", retryAt } = report;
    const known = [limit, remaining, retryAt ? Math.max(0, retryAt - at) : ""];
    const values = [timeOffsetMs(), leaseMs, ticket, first, Math.max(0, now - at), ...known];
    return reportScript.run(redis, keysOf(bucket), values);
  };
  const askRedis = async (bucket: string): Promise<readonly [number, string?]> => {
    const untold = local.handOver(bucket);
    try {
      await Promise.all(untold.map((request) => tell(bucket, request)));
    } catch (error) {
      for (const request of untold) local.keep(bucket, request);
      throw error;
    }
    return (await takeScript.run(redis, keysOf(bucket), [timeOffsetMs(), leaseMs])) as [number, string?];
  };
  const giveBack = (bucket: string, ticket: string): Promise<unknown> =>
    giveBackScript.run(redis, keysOf(bucket).slice(0, 2), [ticket]);

  const take = async (bucket: string): Promise<number> => {
    for (;;) {
      try {
        const [delayMs, ticket] = await reachability.run(
          () => askRedis(bucket),
          ([, late]) => void (late && giveBack(bucket, late).catch(() => {})),
        );
        if (ticket) underWay.add(bucket, { ticket });
        if (delayMs >= 0) return delayMs && Date.now() + delayMs;
      } catch (error) {
        const { message, retryAt } = error as Unreachable;
        if (reachability.onFailure === "fail") throw new BudgetUnreachableError(message, new Date(retryAt));
        const from = await local.storeOf(bucket);
        const moment = await from.take(bucket);
        if (!moment) underWay.add(bucket, { ticket: `local-${randomUUID()}`, from });
        return moment;
      }
      await bell.next(bucket);
    }
  };

  const report = async (bucket: string, report: BudgetReport): Promise<void> => {
    const ended = underWay.end(bucket);
    if (!ended) return;
    const { request, first } = ended;
    const untold = { ticket: request.ticket, first: first.ticket, at: Date.now(), report };
    local.hear(bucket, report);
    void request.from?.report(bucket, report);
    try {
      await reachability.run(() => (report.unsent ? giveBack(bucket, request.ticket) : tell(bucket, untold)));
    } catch {
      // What can't go back counts as sent once its lease is over.
      if (!report.unsent) local.keep(bucket, untold);
    }
    bell.ring(bucket);
  };

  return { take, report };
}
