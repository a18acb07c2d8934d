import { randomUUID } from "node:crypto";
import {
  type Acquired,
  type BudgetStore,
  ConfigurationError,
  type RequestOutcome,
  readOutcome,
} from "@ev-vehicles/client";
import { checkConnection } from "../check-connection.ts";
import { Reachability, Unreachable } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { acquireScript } from "./acquire-script.ts";
import { bucketKeys } from "./bucket-keys.ts";
import { BudgetUnreachableError } from "./budget-unreachable-error.ts";
import { type EndedRequest, LocalBudget } from "./local-budget.ts";
import { releaseScript, releaseUnsentScript } from "./release-script.ts";

/** Options of {@link redisBudgetStore}. */
export interface RedisBudgetStoreOptions extends StoreOptions {
  /**
   * After how long an unreleased slot counts as a sent request, in milliseconds: its process may have been killed. Must
   * be longer than the client's `timeoutMs`.
   * @default 40_000
   */
  readonly leaseMs?: number;
}

/**
 * Keeps the hourly budget in Redis, for all processes of an OAuth application. Together they send as many requests as
 * the API accepts, and no more.
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

  const recordInRedis = (bucket: string, { ticket, at, outcome }: EndedRequest): Promise<unknown> => {
    const ageMs = Math.round(performance.now() - at);
    const { limit = "", remaining = "", retryAfterMs = "" } = outcome;
    const values = [timeOffsetMs(), leaseMs, ticket, ageMs, limit, remaining, retryAfterMs];
    return releaseScript.run(redis, bucketKeys(prefix, bucket), values);
  };
  const releaseUnsent = (bucket: string, ticket: string): Promise<unknown> =>
    releaseUnsentScript.run(redis, bucketKeys(prefix, bucket), [ticket]);
  const acquireInRedis = async (bucket: string): Promise<Reply> => {
    const unrecorded = local.takeUnrecorded(bucket);
    try {
      await Promise.all(unrecorded.map((request) => recordInRedis(bucket, request)));
    } catch (error) {
      for (const request of unrecorded) local.keep(bucket, request);
      throw error;
    }
    const values = [timeOffsetMs(), leaseMs];
    const reply = readReply(await acquireScript.run(redis, bucketKeys(prefix, bucket), values));
    local.endOutage(bucket);
    return reply;
  };
  /** Records a request that was sent: now, or when Redis is available again. */
  const record = async (bucket: string, ticket: string, outcome: RequestOutcome): Promise<void> => {
    const request = { ticket, at: performance.now(), outcome: readOutcome(outcome) };
    local.noteCount(bucket, request);
    try {
      await reachability.run(() => recordInRedis(bucket, request));
    } catch {
      local.keep(bucket, request);
    }
  };
  const release = async (bucket: string, ticket: string, outcome: RequestOutcome): Promise<void> => {
    if (outcome.sent) return record(bucket, ticket, outcome);
    try {
      await reachability.run(() => releaseUnsent(bucket, ticket));
    } catch {
      // A slot that can't be released counts as sent when its lease ends.
    }
  };
  const acquireLocally = async (bucket: string): Promise<Acquired> => {
    const acquired = await local.storeOf(bucket).acquire(bucket);
    if (!("release" in acquired)) return acquired;
    return {
      async release(outcome) {
        await acquired.release(outcome);
        if (outcome.sent) await record(bucket, `local-${randomUUID()}`, outcome);
      },
    };
  };

  return {
    async acquire(bucket) {
      try {
        const onLate = ({ ticket }: Reply) => void (ticket && releaseUnsent(bucket, ticket).catch(() => {}));
        const { ticket, waitMs } = await reachability.run(() => acquireInRedis(bucket), onLate);
        if (ticket) return { release: (outcome) => release(bucket, ticket, outcome) };
        if (waitMs >= 0) return { waitMs };
        // Poll, because another process's response does not wake this one. Jitter keeps the processes out of step.
        return { waitMs: 20 + Math.random() * 60, inFlight: true };
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        if (reachability.onFailure === "local") return acquireLocally(bucket);
        throw new BudgetUnreachableError(error.message, new Date(Date.now() + error.retryInMs));
      }
    },
    observe: (bucket, outcome) =>
      outcome.sent ? record(bucket, `observed-${randomUUID()}`, outcome) : undefined,
  };
}

interface Reply {
  /** In milliseconds; negative to wait for the next response. */
  readonly waitMs: number;
  /** The ticket of the acquired slot, if one was free. */
  readonly ticket: string | undefined;
}

/** Reads the acquire script's reply. A client can be configured to return numbers as text, or text as buffers. */
function readReply(reply: unknown): Reply {
  const [waitMs, ticket] = Array.isArray(reply) ? reply : [];
  if (waitMs === undefined || Number.isNaN(Number(waitMs))) {
    throw new ConfigurationError(
      `redis: expected evalSha(sha1, { keys, arguments }) of node-redis to return an array, got ${JSON.stringify(reply)}`,
    );
  }
  return { waitMs: Number(waitMs), ticket: ticket === undefined ? undefined : String(ticket) };
}
