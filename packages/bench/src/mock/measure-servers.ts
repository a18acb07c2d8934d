import type { RunningServer } from "../servers/start-server.ts";
import { sendLoad } from "./load.ts";

export interface ServerUnderLoad {
  readonly name: string;
  readonly server: RunningServer;
  /** The path of the request with this number. */
  readonly path: (number: number) => string;
}

export interface ServerSamples {
  readonly name: string;
  readonly perSecond: readonly number[];
  /** The server's processor time for one request, in microseconds. */
  readonly cpu: readonly number[];
}

const rounds = 11;
/** About how long each server is under load per round, in milliseconds of its processor time. */
const sampleMs = 300;

/** Measures servers under load in rounds, as `interleave` measures peers. */
export async function measureServers(contestants: readonly ServerUnderLoad[]): Promise<ServerSamples[]> {
  const runners = [];
  for (const { name, server, path } of contestants) {
    const run = async (count: number): Promise<{ seconds: number; cpuMs: number }> => {
      const cpuBefore = await server.cpuMs();
      const before = performance.now();
      await sendLoad({ port: server.port, path, connections: 32 }, count);
      const seconds = (performance.now() - before) / 1000;
      return { seconds, cpuMs: (await server.cpuMs()) - cpuBefore };
    };
    let count = 200;
    for (let warmUp = 0; warmUp < 5; warmUp++) {
      count = Math.max(200, Math.round((count * sampleMs) / (await run(count)).cpuMs));
    }
    runners.push({ name, run, count, perSecond: [] as number[], cpu: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    const first = round % runners.length;
    for (const { run, count, perSecond, cpu } of [...runners.slice(first), ...runners.slice(0, first)]) {
      const { seconds, cpuMs } = await run(count);
      perSecond.push(count / seconds);
      cpu.push((cpuMs * 1000) / count);
    }
  }
  return runners;
}
