/**
 * The nightly sync of a fleet: starts it or goes on with it, lets four workers do it, and says what it cost.
 *
 *     REDIS_URL=redis://127.0.0.1:6379 pnpm --filter sync-workers sync
 *
 * On a mock of 10,000 vehicles; or on the API that EV_BASE_URL, EV_CLIENT_ID and EV_CLIENT_SECRET name.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMockServer } from "@ev-vehicles/mock/node";
import { Queue } from "bullmq";
import { connect, forQueue, type Redis } from "./connect.ts";
import { jobId, keysOf, type PageJob, queueName } from "./sync.ts";

const pageSize = 100;

try {
  const redis = await connect();
  const mock = process.env.EV_BASE_URL ? undefined : await startMockServer({ port: 0, vehicles: 10_000 });
  const api = mock && { EV_BASE_URL: mock.url, EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
  const night = process.env.SYNC_NIGHT ?? new Date().toISOString().slice(0, 10);
  await begin(redis, night);
  const workers = startWorkers(Number(process.env.SYNC_WORKERS ?? 4), { ...process.env, ...api });
  await finished(redis, night);
  for (const worker of workers) worker.kill("SIGTERM");
  await tell(redis, night);
  redis.destroy();
  await mock?.close();
} catch (error) {
  console.error(`The sync stopped. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Puts the first page into the queue, unless it is or was there: then the night goes on where it is. */
async function begin(redis: Redis, night: string): Promise<void> {
  const { connection, destroy } = forQueue(redis);
  const queue = new Queue(queueName, { connection });
  const first: PageJob = { night, page: 0, from: null };
  const known = await redis.hLen(keysOf(night).vehicles);
  console.log(known ? `The sync of ${night} goes on; ${known} vehicles are kept.` : `The sync of ${night}.`);
  await queue.add("page", first, { jobId: jobId(first) });
  await queue.close();
  destroy();
}

function startWorkers(count: number, env: NodeJS.ProcessEnv): ChildProcess[] {
  const program = fileURLToPath(new URL("./worker.ts", import.meta.url));
  return Array.from({ length: count }, () => {
    const worker = fork(program, { env });
    console.log(`Worker ${worker.pid} started.`);
    return worker;
  });
}

async function finished(redis: Redis, night: string): Promise<void> {
  while (!(await redis.hGet(keysOf(night).counts, "finished"))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The cost beside the least possible: full pages, each read once. */
async function tell(redis: Redis, night: string): Promise<void> {
  const { requests = "0", tokens = "0" } = await redis.hGetAll(keysOf(night).counts);
  const vehicles = await redis.hLen(keysOf(night).vehicles);
  const least = Math.max(1, Math.ceil(vehicles / pageSize));
  console.log(`${vehicles} vehicles in ${requests} requests; the least possible is ${least}.`);
  console.log(`${tokens} token fetched. One by one it would have been ${vehicles} requests.`);
}
