/** A process that measures one peer. Its parent first sends what to prepare, then for each sample the number of calls. */
import { stubFetch, type Wire } from "../fixtures/wire.ts";
import { type Peer, type PeerName, peers } from "../peers/peers.ts";
import { cpuTime } from "./cpu-time.ts";
import type { Sample } from "./interleave.ts";

/** What the process measures. */
export interface Work {
  readonly peer: PeerName;
  readonly baseUrl: string;
  /** The response of a stub in place of `fetch`. Without it, the requests are sent. */
  readonly wire?: Wire;
  /** The number of concurrent calls. */
  readonly concurrency: number;
}

/** The message of the process when it is ready. */
export interface Prepared {
  readonly name: string;
  /** The result of the peer's first call, as JSON. */
  readonly result: string;
}

let call: () => Promise<unknown>;
let concurrency = 1;

process.on("message", async (message: Work | number) => {
  process.send?.(typeof message === "number" ? await measure(message) : await prepare(message));
});
process.on("disconnect", () => process.exit());

async function prepare(work: Work): Promise<Prepared> {
  const { name, prepare }: Peer = peers[work.peer];
  const fetch = work.wire ? stubFetch(work.wire) : globalThis.fetch;
  call = await prepare({ fetch, baseUrl: work.baseUrl });
  concurrency = work.concurrency;
  return { name, result: JSON.stringify(await call()) };
}

async function measure(count: number): Promise<Sample> {
  const cpu = cpuTime();
  const clock = performance.now();
  let left = count;
  const repeat = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, repeat));
  return { cpuMs: cpuTime() - cpu, clockMs: performance.now() - clock };
}
