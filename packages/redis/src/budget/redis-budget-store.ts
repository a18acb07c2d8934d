import { randomUUID } from "node:crypto";
import {
  type Acquired,
  type BudgetStore,
  ConfigurationError,
  type RequestOutcome,
  readOutcome,
} from "@ev-vehicles/client";
import { BudgetUnreachableError } from "../budget-unreachable-error.ts";
import { checkConnection } from "../check-connection.ts";
import { Reachability, Unreachable } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { acquireScript } from "./acquire-script.ts";
import { bucketKeys } from "./bucket-keys.ts";
import { LocalBudget, type UntoldRequest } from "./local-budget.ts";
import { releaseScript } from "./release-script.ts";
import { returnScript } from "./return-script.ts";

/** Options of {@link redisBudgetStore}. */
export interface RedisBudgetStoreOptions extends StoreOptions {
  /**
   * After how long a slot that nobody released is taken back, in milliseconds: its process may have been killed. Choose
   * it longer than the client's `timeoutMs`.
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
 *
 * @throws ConfigurationError if `redis` is not a client of node-redis.
 */
export function redisBudgetStore(options: RedisBudgetStoreOptions): BudgetStore {
  const { redis, prefix = "ev-vehicles", leaseMs = 40_000, timeOffsetMs = () => 0 } = options;
  checkConnection(redis);
  const reachability = new Reachability("budget", options);
  const local = new LocalBudget();

  const tellRedis = (bucket: string, { ticket, at, outcome }: UntoldRequest): Promise<unknown> => {
    const ageMs = Math.round(performance.now() - at);
    const { limit = "", remaining = "", retryAfterMs = "" } = outcome;
    const values = [timeOffsetMs(), leaseMs, ticket, ageMs, limit, remaining, retryAfterMs];
    return releaseScript.run(redis, bucketKeys(prefix, bucket), values);
  };
  const returnSlot = (bucket: string, ticket: string): Promise<unknown> =>
    returnScript.run(redis, bucketKeys(prefix, bucket), [ticket]);
  const askRedis = async (bucket: string): Promise<Reply> => {
    const untold = local.handOver(bucket);
    try {
      await Promise.all(untold.map((request) => tellRedis(bucket, request)));
    } catch (error) {
      for (const request of untold) local.keep(bucket, request);
      throw error;
    }
    const values = [timeOffsetMs(), leaseMs];
    return readReply(await acquireScript.run(redis, bucketKeys(prefix, bucket), values));
  };
  /** Tells Redis of a request that was sent, now or when it is back. */
  const tell = async (bucket: string, ticket: string, outcome: RequestOutcome): Promise<void> => {
    const request = { ticket, at: performance.now(), outcome: readOutcome(outcome) };
    local.hear(bucket, request);
    try {
      await reachability.run(() => tellRedis(bucket, request));
    } catch {
      local.keep(bucket, request);
    }
  };
  const release = async (bucket: string, ticket: string, outcome: RequestOutcome): Promise<void> => {
    if (outcome.sent) return tell(bucket, ticket, outcome);
    try {
      await reachability.run(() => returnSlot(bucket, ticket));
    } catch {
      // A slot that can't be returned counts as sent when its lease is over.
    }
  };
  const acquireLocally = async (bucket: string): Promise<Acquired> => {
    const acquired = await local.storeOf(bucket).acquire(bucket);
    if (!("release" in acquired)) return acquired;
    return {
      async release(outcome) {
        await acquired.release(outcome);
        if (outcome.sent) await tell(bucket, `local-${randomUUID()}`, outcome);
      },
    };
  };

  return {
    async acquire(bucket) {
      try {
        const onLate = ({ ticket }: Reply) => void (ticket && returnSlot(bucket, ticket).catch(() => {}));
        const { ticket, waitMs } = await reachability.run(() => askRedis(bucket), onLate);
        if (ticket) return { release: (outcome) => release(bucket, ticket, outcome) };
        if (waitMs >= 0) return { waitMs };
        // A response that another process gets does not wake this one. The processes must not look in step.
        return { waitMs: 20 + Math.random() * 60, inFlight: true };
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        if (reachability.onFailure === "local") return acquireLocally(bucket);
        throw new BudgetUnreachableError(error.message, new Date(Date.now() + error.retryInMs));
      }
    },
    observe: (bucket, outcome) =>
      outcome.sent ? tell(bucket, `observed-${randomUUID()}`, outcome) : undefined,
  };
}

interface Reply {
  /** Negative: after the next response. */
  readonly waitMs: number;
  readonly ticket: string | undefined;
}

/** Reads what the acquire script replies. A client can be set up to give numbers as text, or text as buffers. */
function readReply(reply: unknown): Reply {
  const [waitMs, ticket] = Array.isArray(reply) ? reply : [];
  if (waitMs === undefined || Number.isNaN(Number(waitMs))) {
    throw new ConfigurationError(
      `redis: expected evalSha(sha1, { keys, arguments }) of node-redis to give an array, got ${JSON.stringify(reply)}`,
    );
  }
  return { waitMs: Number(waitMs), ticket: ticket === undefined ? undefined : String(ticket) };
}
