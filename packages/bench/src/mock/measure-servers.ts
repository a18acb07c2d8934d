import type { RunningServer } from "../servers/start-server.ts";
import type { Load } from "./load.ts";

export interface ServerUnderLoad {
  readonly name: string;
  readonly server: RunningServer;
  /** The path of the n-th request. */
  readonly path: (count: number) => string;
}

export interface ServerSamples {
  readonly name: string;
  readonly perSecond: readonly number[];
  /** Processor time of the server for one request, in microseconds. */
  readonly cpu: readonly number[];
}

const rounds = 11;
/** How long each server is under load in a round, in milliseconds of its own processor time. */
const sampleMs = 300;

/** Puts servers under load in rounds, as `interleave` does with functions. */
export async function measureServers(
  contestants: readonly ServerUnderLoad[],
  load: (target: Load, times: number) => Promise<void>,
): Promise<ServerSamples[]> {
  const entrants = [];
  for (const { name, server, path } of contestants) {
    const run = async (times: number): Promise<{ seconds: number; cpuMs: number }> => {
      const cpuBefore = await server.cpuMs();
      const before = performance.now();
      await load({ port: server.port, path, connections: 32 }, times);
      const seconds = (performance.now() - before) / 1000;
      return { seconds, cpuMs: (await server.cpuMs()) - cpuBefore };
    };
    let times = 200;
    for (let warmUp = 0; warmUp < 5; warmUp++) {
      times = Math.max(200, Math.round((times * sampleMs) / (await run(times)).cpuMs));
    }
    entrants.push({ name, run, times, perSecond: [] as number[], cpu: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    const first = round % entrants.length;
    for (const { run, times, perSecond, cpu } of [...entrants.slice(first), ...entrants.slice(0, first)]) {
      const { seconds, cpuMs } = await run(times);
      perSecond.push(times / seconds);
      cpu.push((cpuMs * 1000) / times);
    }
  }
  return entrants;
}
