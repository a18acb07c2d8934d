import type { VehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import type { Queue } from "bullmq";
import type { Redis } from "./connect.ts";
import { keptFor, keysOf, type PageJob, pageOptions } from "./sync.ts";

/**
 * Reads one page, stores its vehicles, and queues the next page or, after the last page, marks the sync as finished. If a
 * worker is killed, another one can safely repeat its page: vehicles are stored by ID, and each page is queued only once.
 */
export async function readPage(
  ev: VehiclesClient,
  redis: Redis,
  queue: Queue,
  job: PageJob,
): Promise<number> {
  const { night, page, from } = job;
  const { vehicles, counts } = keysOf(night);
  const expand = ["user", "trim.model.make", "latest_status_log"] as const;
  const pages = paginate(ev, "/vehicles", { expand, ...(from && { from }) }).pages();
  const { value } = await pages.next();
  await pages.return();
  if (!value) throw new Error(`Page ${page} does not exist: the list ended before it`);

  const fields = Object.fromEntries(value.items.map((vehicle) => [vehicle.id, JSON.stringify(vehicle)]));
  if (value.items.length > 0) await redis.hSet(vehicles, fields);
  await redis.expire(vehicles, keptFor);
  const { position } = value;
  if (position === undefined) throw new Error(`Page ${page} has no Link header, so the sync cannot continue`);
  if (position.next === null) {
    await redis.hSet(counts, "finished", "1");
  } else {
    const next = { night, page: page + 1, from: position };
    await queue.add("page", next, pageOptions(next));
  }
  return value.items.length;
}
