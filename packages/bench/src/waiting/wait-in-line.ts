/**
 * Starts many calls with a timeout at the same time. The stub of the API takes 20 ms to respond and never reports the rate
 * limit, so the client keeps four requests in flight and the other calls wait. Prints a `Waiting` as JSON.
 *
 *     node --expose-gc wait-in-line.ts <calls> timers|client
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createVehiclesClient } from "@ev-vehicles/client";

export interface Waiting {
  /** The longest time from the timeout of a call until the call settled. */
  readonly lateMs: number;
  /** The longest time that the event loop was blocked. */
  readonly blockedMs: number;
  /** The average heap that a waiting call uses, measured at half of the timeout. */
  readonly bytesPerCall: number;
}

const limitMs = 2000;
const count = Number(process.argv[2]);

/** The minimal program: a timer for each call. */
const timers = () => sleep(limitMs);

function client(): () => Promise<unknown> {
  const fetch = async () => {
    await sleep(20);
    return new Response("[]", { status: 200 });
  };
  const ev = createVehiclesClient({ auth: "bench-token", fetch, totalTimeoutMs: limitMs });
  return () => ev.GET("/vehicles");
}

const call = process.argv[3] === "client" ? client() : timers;
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
// The first calls compile code, which does not count.
await Promise.allSettled(Array.from({ length: 4 }, call));

let blockedMs = 0;
let tick = performance.now();
const ticks = setInterval(() => {
  blockedMs = Math.max(blockedMs, performance.now() - tick - 5);
  tick = performance.now();
}, 5);
const heapBefore = heap();
let lateMs = 0;
const all = Array.from({ length: count }, async () => {
  const start = performance.now();
  await call().catch(() => {});
  lateMs = Math.max(lateMs, performance.now() - start - limitMs);
});
await sleep(limitMs / 2);
const bytesPerCall = (heap() - heapBefore) / count;
tick = performance.now();
await Promise.all(all);
clearInterval(ticks);
console.log(JSON.stringify({ lateMs, blockedMs, bytesPerCall } satisfies Waiting));
