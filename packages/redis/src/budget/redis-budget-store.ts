import { randomUUID } from "node:crypto";
import type { BudgetReport, BudgetStore } from "@ev-vehicles/client";
import { BudgetUnreachableError } from "../budget-unreachable-error.ts";
import { hashTag } from "../hash-tag.ts";
import { Reachability, type Unreachable } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { AnswerBell } from "./answer-bell.ts";
import { LocalBudget, type UntoldRequest } from "./local-budget.ts";
import { giveBackScript, reportScript } from "./report-script.ts";
import { takeScript } from "./take-script.ts";

/** Options of {@link redisBudgetStore}. */
export interface RedisBudgetStoreOptions extends StoreOptions {
  /**
   * After how long a request without an answer is given up, in milliseconds: its process may have been killed. To
   * be longer than the client's `timeoutMs`.
   * @default 40_000
   */
  readonly leaseMs?: number;
}

/** A request under way in this process. */
interface Taken {
  readonly ticket: string;
  /** Where it was taken from, while Redis was gone. */
  readonly from?: BudgetStore;
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
  const taken = new Map<string, Taken[]>();

  const keysOf = (bucket: string): string[] => {
    const tag = hashTag(prefix, "budget", bucket);
    return [`${tag}:open`, `${tag}:sent`, `${tag}:heard`];
  };
  const remember = (bucket: string, request: Taken): void => {
    const requests = taken.get(bucket);
    if (requests) requests.push(request);
    else taken.set(bucket, [request]);
  };
  const tell = (bucket: string, { ticket, at, report }: UntoldRequest): Promise<unknown> => {
    const now = Date.now();
    const { limit = "", remaining = "", retryAt } = report;
    const known = [limit, remaining, retryAt ? Math.max(0, retryAt - at) : ""];
    return reportScript.run(redis, keysOf(bucket), [timeOffsetMs(), leaseMs, ticket, now - at, ...known]);
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
  const giveBack = (bucket: string, ticket: string | undefined): void => {
    if (ticket) giveBackScript.run(redis, keysOf(bucket).slice(0, 1), [ticket]).catch(() => {});
  };

  const take = async (bucket: string): Promise<number> => {
    for (;;) {
      try {
        const [delayMs, ticket] = await reachability.run(
          () => askRedis(bucket),
          (late) => giveBack(bucket, late[1]),
        );
        if (ticket) remember(bucket, { ticket });
        if (delayMs >= 0) return delayMs && Date.now() + delayMs;
      } catch (error) {
        const { message, retryAt } = error as Unreachable;
        if (reachability.onFailure === "fail") throw new BudgetUnreachableError(message, new Date(retryAt));
        const from = await local.storeOf(bucket);
        const moment = await from.take(bucket);
        if (!moment) remember(bucket, { ticket: `local-${randomUUID()}`, from });
        return moment;
      }
      await bell.next(bucket);
    }
  };

  const report = async (bucket: string, report: BudgetReport): Promise<void> => {
    const request = taken.get(bucket)?.shift();
    if (!request) return;
    const untold = { ticket: request.ticket, at: Date.now(), report };
    local.hear(bucket, report);
    void request.from?.report(bucket, report);
    try {
      await reachability.run(() => tell(bucket, untold));
    } catch {
      local.keep(bucket, untold);
    }
    bell.ring(bucket);
  };

  return { take, report };
}
