/**
 * A worker. It processes pages from the queue until it is stopped. Start as many as you like, on any number of machines:
 * all share one rate limit and one token, and if a worker is killed, another one takes over its page.
 */
import { createVehiclesClient } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { redisBudgetStore, redisTokenStore } from "@ev-vehicles/redis";
import { DelayedError, Queue, Worker } from "bullmq";
import { connect, connectQueue } from "./connect.ts";
import { readPage } from "./read-page.ts";
import { keptFor, keysOf, type PageJob, queueName } from "./sync.ts";

const {
  EV_BASE_URL: baseUrl = "",
  EV_CLIENT_ID: clientId = "",
  EV_CLIENT_SECRET: clientSecret = "",
} = process.env;
const redis = await connect();
const queue = new Queue(queueName, { connection: connectQueue(redis).connection });
let night = "";

const count = async (name: string) => {
  await redis.hIncrBy(keysOf(night).counts, name, 1);
  await redis.expire(keysOf(night).counts, keptFor);
};
const ev = createVehiclesClient({
  baseUrl,
  auth: clientCredentials({
    clientId,
    clientSecret,
    store: redisTokenStore({ redis }),
    fetch: async (request) => {
      await count("tokens");
      return fetch(request);
    },
  }),
  budget: { store: redisBudgetStore({ redis }) },
  // If the budget is spent, fail at once: the queue delays the job instead of blocking the worker.
  maxWaitMs: 0,
  onEvent: ({ type }) => {
    if (type === "request") void count("requests");
  },
});

const worker = new Worker<PageJob>(
  queueName,
  async (job, token) => {
    night = job.data.night;
    try {
      return await readPage(ev, redis, queue, job.data);
    } catch (error) {
      const { retryAt } = Object(error) as { retryAt?: Date };
      if (!retryAt) throw error;
      await job.moveToDelayed(retryAt.getTime(), token);
      throw new DelayedError();
    }
  },
  // Times in milliseconds. When the lock of a killed worker expires, another worker takes over its page.
  {
    connection: connectQueue(redis).connection,
    lockDuration: 3000,
    stalledInterval: 1500,
    maxStalledCount: 10,
  },
);
worker.on("error", (error) => console.error(error.message));
worker.on("failed", (job, error) => console.error(`Page ${job?.data.page} failed: ${error.message}`));
process.on("SIGTERM", stop);
process.on("disconnect", stop);
// The parent process may have ended while this worker was connecting.
if (process.connected === false) await stop();

/** Finishes the current page, then ends the process. */
async function stop(): Promise<void> {
  await worker.close();
  process.exit();
}
