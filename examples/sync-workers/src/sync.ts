import type { Position } from "@ev-vehicles/helpers";
import type { JobsOptions } from "bullmq";

/** The name of the queue in Redis, for the syncs of all nights. */
export const queueName = "vehicle-sync";

/** One page of the fleet, to be read and stored by any free worker. */
export interface PageJob {
  /** `2026-11-22`: which sync it belongs to. */
  readonly night: string;
  /** 0, 1, 2, … */
  readonly page: number;
  /** Where the page starts; null for the first. */
  readonly from: Position | null;
}

/** The keys of a sync's data: the vehicles by id, and its counts. They expire after a week. */
export const keysOf = (night: string): { vehicles: string; counts: string } => ({
  vehicles: `sync:{${night}}:vehicles`,
  counts: `sync:{${night}}:counts`,
});

/** In seconds. */
export const keptFor = 7 * 24 * 3600;

/** How a page is queued: once, even if it is added again; tried three times; removed when the data of its sync expires. */
export const pageOptions = ({ night, page }: PageJob): JobsOptions => ({
  jobId: `${night}-page-${page}`,
  attempts: 3,
  backoff: { type: "exponential", delay: 1000 },
  removeOnComplete: { age: keptFor },
  removeOnFail: { age: keptFor },
});
