import type { BudgetStore } from "./budget-store.ts";
import { MemoryBucket } from "./memory-bucket.ts";

/**
 * Keeps the hourly budget of one process, for all clients that are given the same store.
 *
 * The API counts a *rolling* hour, and each response says how many requests are left. So the store knows two things:
 * its own requests, whose slots are free again after an hour, and what the responses said, from which it works out how
 * many requests others have sent. It measures with a monotonic clock.
 *
 * @see BudgetStore
 */
export function memoryBudgetStore(): BudgetStore {
  const buckets = new Map<string, MemoryBucket>();
  const bucketOf = (name: string): MemoryBucket => {
    const bucket = buckets.get(name) ?? new MemoryBucket();
    buckets.set(name, bucket);
    return bucket;
  };
  return {
    acquire: (bucket) => bucketOf(bucket).acquire(),
    observe: (bucket, outcome) => bucketOf(bucket).observe(outcome),
  };
}
