import type { Position } from "@ev-vehicles/helpers";
import type { JobsOptions } from "bullmq";

/** The queue of all nights, in Redis. */
export const queueName = "vehicle-sync";

/** One page of the fleet, to be read and kept by whichever worker is free. */
export interface PageJob {
  /** `2026-11-22`: which sync it belongs to. */
  readonly night: string;
  /** 0, 1, 2, … */
  readonly page: number;
  /** Where the page begins; null for the first. */
  readonly from: Position | null;
}

/** Where a sync keeps what it has: the vehicles by id, and its counts. They are gone after a week. */
export const keysOf = (night: string): { vehicles: string; counts: string } => ({
  vehicles: `sync:{${night}}:vehicles`,
  counts: `sync:{${night}}:counts`,
});

/** In seconds. */
export const keptFor = 7 * 24 * 3600;

/** How a page is queued: once, whoever adds it again; tried three times; forgotten with what its night has read. */
export const pageOptions = ({ night, page }: PageJob): JobsOptions => ({
  jobId: `${night}-page-${page}`,
  attempts: 3,
  backoff: { type: "exponential", delay: 1000 },
  removeOnComplete: { age: keptFor },
  removeOnFail: { age: keptFor },
});
