import type { Benchmark } from "../benchmark.ts";
import { type Contestant, interleave, type Samples } from "../measure/interleave.ts";
import { spread } from "../measure/spread.ts";
import { axiosOnHttp } from "../peers/axios.ts";
import { fetchPeer } from "../peers/fetch-peer.ts";
import { heyApi } from "../peers/hey-api.ts";
import { kyPeer } from "../peers/ky.ts";
import { octokitRequest } from "../peers/octokit-request.ts";
import { ofetchPeer } from "../peers/ofetch.ts";
import { openapiFetch } from "../peers/openapi-fetch.ts";
import { ourClient } from "../peers/our-client.ts";
import { undiciRequest } from "../peers/undici.ts";
import { speed, withSpread } from "../report/figures.ts";
import type { Table } from "../report/table.ts";
import { startServer } from "../servers/start-server.ts";

/** Requests a second over loopback, to a server in another process. */
export const httpBenchmark: Benchmark = {
  name: "http",
  packages: ["openapi-fetch", "@hey-api/openapi-ts", "ofetch", "ky", "axios", "@octokit/request", "undici"],
  async run() {
    const server = await startServer("page-server.ts");
    const peers = [{ ...fetchPeer, name: "global fetch" }, ourClient, openapiFetch, await heyApi()];
    peers.push(ofetchPeer, kyPeer, octokitRequest, axiosOnHttp, undiciRequest);
    const calls = peers.map(({ name, prepare }) => ({
      name,
      call: prepare({ fetch: globalThis.fetch, baseUrl: `http://127.0.0.1:${server.port}/v2` }),
    }));
    try {
      const schedule = { rounds: 41, sampleMs: 50, warmUpMs: 1500 };
      const at = (workers: number): Contestant[] =>
        calls.map(({ name, call }) => ({ name, run: (times) => atOnce(call, times, workers) }));
      return [
        asTable("One after the other", await interleave(at(1), schedule)),
        asTable("32 at once", await interleave(at(32), schedule)),
      ];
    } finally {
      await server.stop();
    }
  },
};

async function atOnce(call: () => Promise<unknown>, times: number, workers: number): Promise<void> {
  let left = times;
  const work = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: workers }, work));
}

function asTable(label: string, samples: readonly Samples[]): Table {
  const [reference] = samples;
  const row = ({ name, clock, cpu }: Samples): string[] => [
    name,
    withSpread(spread(clock.map((micros) => 1e6 / micros)), (perSecond) => perSecond.toFixed(0)),
    speed(reference?.clock ?? [], clock),
    speed(reference?.cpu ?? [], cpu),
  ];
  return {
    caption: `${label}: requests a second, and speed relative to global fetch, by the clock and by the caller's processor time:`,
    head: ["", "requests/s (least–most)", "by the clock", "by processor time"],
    rows: samples.map(row),
  };
}
