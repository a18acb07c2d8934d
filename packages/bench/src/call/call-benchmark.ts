import type { Benchmark } from "../benchmark.ts";
import { tinyBody, vehiclePage, type Wire } from "../fixtures/wire.ts";
import type { Samples } from "../measure/interleave.ts";
import { measurePeers } from "../measure/measure-peers.ts";
import { spread } from "../measure/spread.ts";
import { generateHeyApi } from "../peers/generate-hey-api.ts";
import type { PeerName } from "../peers/peers.ts";
import { speed, withSpread } from "../report/figures.ts";
import type { Table } from "../report/table.ts";

/** The measured peers. The first two are the references. */
const contestants: readonly PeerName[] = [
  "fetch",
  "openapiFetch",
  "ours",
  "bareOpenapiFetch",
  "heyApi",
  "ofetch",
  "ky",
  "axiosOnFetch",
  "octokitRequest",
];

/** Processor time of one call, with a stub in place of `fetch`. */
export const callBenchmark: Benchmark = {
  name: "call",
  packages: ["openapi-fetch", "@hey-api/openapi-ts", "ofetch", "ky", "axios", "@octokit/request"],
  async run() {
    await generateHeyApi();
    return [
      await compare("A page of 25 vehicles", await vehiclePage()),
      await compare("A tiny body", await tinyBody()),
    ];
  },
};

async function compare(label: string, wire: Wire): Promise<Table> {
  const baseUrl = "https://api.ev.energy/v2";
  const works = contestants.map((peer) => ({ peer, wire, baseUrl, concurrency: 1 }));
  const schedule = { generations: 6, rounds: 7, sampleMs: 100, warmUpMs: 1000 };
  const samples = await measurePeers(works, wire.body, schedule);
  const [limit, reference] = samples;
  if (!limit || !reference)
    throw new Error("The list of peers must start with the two references: fetch and openapiFetch.");
  const row = ({ name, cpu }: Samples): string[] => [
    name,
    withSpread(spread(cpu)),
    speed(limit.cpu, cpu),
    speed(reference.cpu, cpu),
  ];
  return {
    caption: `${label} (${wire.body.length} bytes), processor time of one call; speed relative to the limit and to openapi-fetch with the same headers:`,
    head: ["", "µs (min–max)", "of the limit", "of openapi-fetch"],
    rows: samples.map(row),
  };
}
