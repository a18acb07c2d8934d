import type { Benchmark } from "../benchmark.ts";
import { vehiclePage } from "../fixtures/wire.ts";
import type { Samples } from "../measure/interleave.ts";
import { measurePeers } from "../measure/measure-peers.ts";
import { spread } from "../measure/spread.ts";
import { generateHeyApi } from "../peers/generate-hey-api.ts";
import type { PeerName } from "../peers/peers.ts";
import { speed, withSpread } from "../report/figures.ts";
import type { Table } from "../report/table.ts";
import { startServer } from "../servers/start-server.ts";

/** The measured peers. The first is the reference. */
const contestants: readonly PeerName[] = [
  "fetch",
  "ours",
  "openapiFetch",
  "heyApi",
  "ofetch",
  "ky",
  "octokitRequest",
  "axiosOnHttp",
  "undiciRequest",
];

/** Requests per second over loopback, to a server in another process. */
export const httpBenchmark: Benchmark = {
  name: "http",
  packages: ["openapi-fetch", "@hey-api/openapi-ts", "ofetch", "ky", "axios", "@octokit/request", "undici"],
  async run() {
    await generateHeyApi();
    const server = await startServer("page-server.ts");
    const baseUrl = `http://127.0.0.1:${server.port}/v2`;
    const { body } = await vehiclePage();
    const schedule = { generations: 6, rounds: 7, sampleMs: 250, warmUpMs: 3000 };
    const at = (concurrency: number): Promise<Samples[]> =>
      measurePeers(
        contestants.map((peer) => ({ peer, baseUrl, concurrency })),
        body,
        schedule,
      );
    try {
      return [asTable("One after the other", await at(1)), asTable("32 at once", await at(32))];
    } finally {
      await server.stop();
    }
  },
};

function asTable(label: string, samples: readonly Samples[]): Table {
  const [reference] = samples;
  const row = ({ name, clock, cpu }: Samples): string[] => [
    name === reference?.name ? "global fetch" : name,
    withSpread(spread(clock.map((micros) => 1e6 / micros)), (perSecond) => perSecond.toFixed(0)),
    speed(reference?.clock ?? [], clock),
    speed(reference?.cpu ?? [], cpu),
  ];
  return {
    caption: `${label}: requests per second, and speed relative to global fetch, by the clock and by the caller's processor time:`,
    head: ["", "requests/s (min–max)", "by the clock", "by processor time"],
    rows: samples.map(row),
  };
}
