import type { BudgetStore } from "./budget-store.ts";
import { MemoryBucket } from "./memory-bucket.ts";

/**
 * Keeps the hourly budget of one process, for all clients that use the same store.
 *
 * The API counts a *rolling* hour, and each response reports how many requests are left. From these reports and the
 * requests of this process, each of which counts for an hour, the store calculates how many requests other programs
 * have sent. All times are measured with the monotonic clock.
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
