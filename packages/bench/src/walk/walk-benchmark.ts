import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark } from "../benchmark.ts";
import { type FleetPages, fleetFetch, fleetPages } from "../fixtures/fleet-pages.ts";
import { cpuTime } from "../measure/cpu-time.ts";
import { ratios, spread } from "../measure/spread.ts";
import { figure, withSpread } from "../report/figures.ts";
import { loop, octokit, ours, prefetchingLoop, type Walker } from "./walkers.ts";

const vehicles = 10_000;
const rounds = 7;
const delayMs = 20;

interface Walked {
  readonly clock: number;
  readonly cpu: number;
  /** The lower bound with prefetch: the measured time for all responses or for all processing, whichever is longer. */
  readonly limit: number;
  /** The lower bound without prefetch: the sum of both times. */
  readonly sum: number;
}

/** 100 pages of 100 vehicles. Each page takes 20 ms to arrive and 20 ms to process. */
export const walkBenchmark: Benchmark = {
  name: "walk",
  packages: ["@octokit/core", "@octokit/plugin-paginate-rest"],
  async run() {
    const pages = await fleetPages(vehicles);
    const walkers = [loop, ours(false), octokit, prefetchingLoop, ours(true)];
    const results = walkers.map((walker) => ({ walker, walks: [] as Walked[] }));
    for (let round = 0; round <= rounds; round++) {
      for (const { walker, walks } of results) {
        const walked = await walk(walker, pages);
        // The first round is the warm-up.
        if (round > 0) walks.push(walked);
      }
    }
    const shareOf = ({ walks }: { walks: readonly Walked[] }, kind: "limit" | "sum") =>
      walks.map((walked) => walked.clock / walked[kind]);
    const [loopResult, , , prefetchingLoopResult] = results;
    const three = (value: number): string => value.toFixed(3);
    const relative = (own: readonly number[], reference: readonly number[]): string =>
      three(ratios(own, reference).median);
    return [
      {
        caption: `${pages.size} pages of 100 vehicles, ${delayMs} ms for each response and ${delayMs} ms for processing each page. Relative to the lower bound, as measured: the sum of both times without prefetch, the longer one with prefetch:`,
        head: ["", "ms (min–max)", "of the sum", "of the longer", "of the loop by hand", "processor ms"],
        rows: results.map((result) => {
          const { walker, walks } = result;
          const sum = shareOf(result, "sum");
          const limit = shareOf(result, "limit");
          const kind = walker.prefetches ? "limit" : "sum";
          const reference = walker.prefetches ? prefetchingLoopResult : loopResult;
          return [
            walker.name,
            withSpread(spread(walks.map(({ clock }) => clock))),
            walker.prefetches ? "–" : withSpread(spread(sum), three),
            walker.prefetches ? withSpread(spread(limit), three) : "–",
            reference ? relative(shareOf(result, kind), shareOf(reference, kind)) : "–",
            figure(spread(walks.map(({ cpu }) => cpu)).median),
          ];
        }),
      },
    ];
  },
};

async function walk(walker: Walker, pages: FleetPages): Promise<Walked> {
  let network = 0;
  let work = 0;
  let count = 0;
  const timed = async (): Promise<number> => {
    const before = performance.now();
    await sleep(delayMs);
    return performance.now() - before;
  };
  const fetch = fleetFetch(pages, async () => {
    network += await timed();
  });
  const cpuBefore = cpuTime();
  const before = performance.now();
  await walker.walk(fetch, async (items) => {
    count += items.length;
    work += await timed();
  });
  const clock = performance.now() - before;
  if (count !== vehicles) throw new Error(`${walker.name} read ${count} vehicles, expected ${vehicles}.`);
  return { clock, cpu: cpuTime() - cpuBefore, limit: Math.max(network, work), sum: network + work };
}
