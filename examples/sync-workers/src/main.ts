/**
 * Starts or resumes the nightly sync of a fleet, runs its workers, and prints the cost.
 *
 *     REDIS_URL=redis://127.0.0.1:6379 pnpm --filter sync-workers sync
 *
 * It reads from a mock of 10,000 vehicles, or from the API if EV_BASE_URL, EV_CLIENT_ID and EV_CLIENT_SECRET are set.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMockServer } from "@ev-vehicles/mock/node";
import { type Job, Queue } from "bullmq";
import { connect, connectQueue, type Redis } from "./connect.ts";
import { keysOf, type PageJob, pageOptions, queueName } from "./sync.ts";

const pageSize = 100;
const night = process.env.SYNC_NIGHT ?? new Date().toISOString().slice(0, 10);

try {
  const redis = await connect();
  const { connection, destroy } = connectQueue(redis);
  const queue = new Queue<PageJob>(queueName, { connection });
  const mock = process.env.EV_BASE_URL ? undefined : await startMockServer({ port: 0, vehicles: 10_000 });
  const api = mock && { EV_BASE_URL: mock.url, EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
  await startOrResume(redis, queue);
  const workers = startWorkers(Number(process.env.SYNC_WORKERS ?? 4), { ...process.env, ...api });
  try {
    await waitUntilFinished(redis, queue);
    await printCost(redis);
  } finally {
    for (const worker of workers) worker.kill("SIGTERM");
    await queue.close();
    destroy();
    redis.destroy();
    await mock?.close();
  }
} catch (error) {
  console.error(`The sync stopped. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Queues the first page. If that page was queued before, the sync resumes, and retries the failed page, if any. */
async function startOrResume(redis: Redis, queue: Queue<PageJob>): Promise<void> {
  const stored = await redis.hLen(keysOf(night).vehicles);
  console.log(
    stored
      ? `Resuming the sync of ${night}; ${stored} vehicles are stored.`
      : `Starting the sync of ${night}.`,
  );
  const first: PageJob = { night, page: 0, from: null };
  await (await failedPage(queue))?.retry();
  await queue.add("page", first, pageOptions(first));
}

function startWorkers(count: number, env: NodeJS.ProcessEnv): ChildProcess[] {
  const program = fileURLToPath(new URL("./worker.ts", import.meta.url));
  return Array.from({ length: count }, () => {
    const worker = fork(program, { env });
    console.log(`Worker ${worker.pid} started.`);
    return worker;
  });
}

async function waitUntilFinished(redis: Redis, queue: Queue<PageJob>): Promise<void> {
  while (!(await redis.hGet(keysOf(night).counts, "finished"))) {
    const failed = await failedPage(queue);
    if (failed) {
      const { data, failedReason } = failed;
      throw new Error(`Start it again to resume with page ${data.page}, which failed: ${failedReason}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The failed page of this sync. There is at most one, because each page queues the next one. */
async function failedPage(queue: Queue<PageJob>): Promise<Job<PageJob> | undefined> {
  return (await queue.getFailed()).find(({ data }) => data.night === night);
}

/** Prints the cost, and the least possible cost: full pages, each read once. */
async function printCost(redis: Redis): Promise<void> {
  const { requests = "0", tokens = "0" } = await redis.hGetAll(keysOf(night).counts);
  const vehicles = await redis.hLen(keysOf(night).vehicles);
  const least = Math.max(1, Math.ceil(vehicles / pageSize));
  console.log(`${vehicles} vehicles in ${requests} requests; the least possible is ${least}.`);
  const fetched = `${tokens} ${tokens === "1" ? "token" : "tokens"} fetched`;
  console.log(`${fetched}. Reading the vehicles one by one would take ${vehicles} requests.`);
}
