/** A process that measures one peer: its parent says what to prepare, and then how often to run it. */
import { stubFetch, type Wire } from "../fixtures/wire.ts";
import { type PeerName, peers } from "../peers/peers.ts";
import { cpuTime } from "./cpu-time.ts";
import type { Sample } from "./interleave.ts";

/** What to measure. */
export interface Work {
  readonly peer: PeerName;
  readonly baseUrl: string;
  /** The response of a stub in place of `fetch`; without it the requests are sent. */
  readonly wire?: Wire;
  /** How many calls run at the same time. */
  readonly callsAtOnce: number;
}

/** What the process says once it is prepared. */
export interface Prepared {
  readonly name: string;
  /** The result of its first call, as JSON. */
  readonly result: string;
}

let call: () => Promise<unknown>;
let callsAtOnce = 1;

process.on("message", async (message: Work | number) => {
  process.send?.(typeof message === "number" ? await measure(message) : await prepare(message));
});
process.on("disconnect", () => process.exit());

async function prepare(work: Work): Promise<Prepared> {
  const { name, prepare } = await peers[work.peer]();
  call = prepare({ fetch: work.wire ? stubFetch(work.wire) : globalThis.fetch, baseUrl: work.baseUrl });
  callsAtOnce = work.callsAtOnce;
  return { name, result: JSON.stringify(await call()) };
}

async function measure(times: number): Promise<Sample> {
  const cpu = cpuTime();
  const clock = performance.now();
  let left = times;
  const repeat = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: callsAtOnce }, repeat));
  return { cpuMs: cpuTime() - cpu, clockMs: performance.now() - clock };
}
