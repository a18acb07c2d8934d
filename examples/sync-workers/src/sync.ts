import type { Position } from "@ev-vehicles/helpers";
import type { JobsOptions } from "bullmq";

/** The name of the queue in Redis. The syncs of all nights share it. */
export const queueName = "vehicle-sync";

/** A job: one page of the fleet, which any free worker reads and stores. */
export interface PageJob {
  /** The night of the sync: `2026-11-22`. */
  readonly night: string;
  /** The page number, from 0. */
  readonly page: number;
  /** Where the page starts; null for the first. */
  readonly from: Position | null;
}

/** The Redis keys of a sync: a hash of vehicles by ID, and a hash of counts. */
export const keysOf = (night: string): { vehicles: string; counts: string } => ({
  vehicles: `sync:{${night}}:vehicles`,
  counts: `sync:{${night}}:counts`,
});

/** How long the data of a sync is kept, in seconds: a week. */
export const keptFor = 7 * 24 * 3600;

/** The options of a page's job: queued only once, even if added again; tried up to three times; removed after a week. */
export const pageOptions = ({ night, page }: PageJob): JobsOptions => ({
  jobId: `${night}-page-${page}`,
  attempts: 3,
  backoff: { type: "exponential", delay: 1000 },
  removeOnComplete: { age: keptFor },
  removeOnFail: { age: keptFor },
});
