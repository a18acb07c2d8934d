import type { VehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import type { Queue } from "bullmq";
import type { Redis } from "./connect.ts";
import { keptFor, keysOf, type PageJob, pageOptions } from "./sync.ts";

/**
 * Reads one page, stores its vehicles, and queues the next page. Safe to repeat if a worker was killed at any point:
 * vehicles are stored by id, and the next page is queued only once. The last page ends the sync.
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
  if (!value) throw new Error(`Page ${page} does not exist`);

  const fields = Object.fromEntries(value.items.map((vehicle) => [vehicle.id, JSON.stringify(vehicle)]));
  if (value.items.length > 0) await redis.hSet(vehicles, fields);
  await redis.expire(vehicles, keptFor);
  const { position } = value;
  if (position === undefined) throw new Error(`Page ${page} does not say where the list continues`);
  if (position.next === null) {
    await redis.hSet(counts, "finished", "1");
  } else {
    const next = { night, page: page + 1, from: position };
    await queue.add("page", next, pageOptions(next));
  }
  return value.items.length;
}
