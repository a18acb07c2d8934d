import type { Benchmark } from "../benchmark.ts";
import { stubFetch, tinyBody, vehiclePage, type Wire } from "../fixtures/wire.ts";
import { interleave, type Samples } from "../measure/interleave.ts";
import { spread } from "../measure/spread.ts";
import { axiosOnFetch } from "../peers/axios.ts";
import { fetchPeer } from "../peers/fetch-peer.ts";
import { heyApi } from "../peers/hey-api.ts";
import { kyPeer } from "../peers/ky.ts";
import { octokitRequest } from "../peers/octokit-request.ts";
import { ofetchPeer } from "../peers/ofetch.ts";
import { bareOpenapiFetch, openapiFetch } from "../peers/openapi-fetch.ts";
import { ourClient } from "../peers/our-client.ts";
import type { Peer } from "../peers/peer.ts";
import { speed, withSpread } from "../report/figures.ts";
import type { Table } from "../report/table.ts";

/** Processor time of one call, with a stub in place of `fetch`. */
export const callBenchmark: Benchmark = {
  name: "call",
  packages: ["openapi-fetch", "@hey-api/openapi-ts", "ofetch", "ky", "axios", "@octokit/request"],
  async run() {
    const peers = [fetchPeer, ourClient, bareOpenapiFetch, openapiFetch, await heyApi()];
    peers.push(ofetchPeer, kyPeer, axiosOnFetch, octokitRequest);
    return [
      await compare("A page of 25 vehicles", await vehiclePage(), peers),
      await compare("A tiny body", await tinyBody(), peers),
    ];
  },
};

async function compare(label: string, wire: Wire, peers: readonly Peer[]): Promise<Table> {
  const contestants = [];
  for (const { name, prepare } of peers) {
    const call = prepare({ fetch: stubFetch(wire), baseUrl: "https://api.ev.energy/v2" });
    const answer = JSON.stringify(await call());
    if (answer !== wire.body) throw new Error(`${name} answered ${answer?.slice(0, 100)}`);
    contestants.push({ name, run: (times: number) => repeat(call, times) });
  }
  const samples = await interleave(contestants, { rounds: 41, sampleMs: 30, warmUpMs: 500 });
  const [limit] = samples;
  const bare = samples.find(({ name }) => name === bareOpenapiFetch.name);
  if (!limit || !bare) throw new Error("Both references are always measured.");
  return {
    caption: `${label} (${wire.body.length} bytes), processor time of one call; speed relative to the limit and to bare openapi-fetch:`,
    head: ["", "µs (least–most)", "of the limit", "of openapi-fetch"],
    rows: samples.map((entry) => row(entry, limit, bare)),
  };
}

function row({ name, cpu }: Samples, limit: Samples, bare: Samples): string[] {
  return [name, withSpread(spread(cpu)), speed(limit.cpu, cpu), speed(bare.cpu, cpu)];
}

async function repeat(call: () => Promise<unknown>, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await call();
}
