import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark } from "../benchmark.ts";
import { type FleetPages, fleetFetch, fleetPages } from "../fixtures/fleet-pages.ts";
import { cpuTime } from "../measure/cpu-time.ts";
import { ratios, spread } from "../measure/spread.ts";
import { figure, withSpread } from "../report/figures.ts";
import { byHand, byHandAhead } from "./by-hand.ts";
import { octokit } from "./octokit.ts";
import { ours } from "./ours.ts";
import type { Walker } from "./walker.ts";

const vehicles = 10_000;
const rounds = 7;
const pauseMs = 20;

interface Walked {
  readonly clock: number;
  readonly cpu: number;
  /** The lower bound with prefetch: the longer of all responses and all work on pages, as measured. */
  readonly limit: number;
  /** The lower bound without prefetch: the sum of both. */
  readonly sum: number;
}

/** 100 pages of 100 vehicles; each takes 20 ms to arrive and 20 ms to process. */
export const walkBenchmark: Benchmark = {
  name: "walk",
  packages: ["@octokit/core", "@octokit/plugin-paginate-rest"],
  async run() {
    const pages = await fleetPages(vehicles);
    const walkers = [byHand, ours(false), octokit, byHandAhead, ours(true)];
    const results = walkers.map((walker) => ({ walker, walks: [] as Walked[] }));
    for (let round = 0; round <= rounds; round++) {
      for (const { walker, walks } of results) {
        const walked = await walk(walker, pages);
        // The first round warms up.
        if (round > 0) walks.push(walked);
      }
    }
    const shareOf = ({ walks }: { walks: readonly Walked[] }, kind: "limit" | "sum") =>
      walks.map((walked) => walked.clock / walked[kind]);
    const [loop, , , loopAhead] = results;
    const three = (value: number): string => value.toFixed(3);
    const relative = (own: readonly number[], reference: readonly number[]): string =>
      three(ratios(own, reference).median);
    return [
      {
        caption: `${pages.size} pages of 100 vehicles, ${pauseMs} ms for each response and ${pauseMs} ms of work on each page. Relative to what cannot be saved, as the timers really ran: the sum of both without prefetch, the longer of both with it:`,
        head: ["", "ms (least–most)", "of the sum", "of the longer", "of the loop by hand", "processor ms"],
        rows: results.map((result) => {
          const { walker, walks } = result;
          const sum = shareOf(result, "sum");
          const limit = shareOf(result, "limit");
          const ahead = walker.ahead && loopAhead;
          return [
            walker.name,
            withSpread(spread(walks.map(({ clock }) => clock))),
            walker.ahead ? "–" : withSpread(spread(sum), three),
            walker.ahead ? withSpread(spread(limit), three) : "–",
            ahead
              ? relative(limit, shareOf(ahead, "limit"))
              : loop
                ? relative(sum, shareOf(loop, "sum"))
                : "–",
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
  let seen = 0;
  const timed = async (): Promise<number> => {
    const before = performance.now();
    await sleep(pauseMs);
    return performance.now() - before;
  };
  const fetch = fleetFetch(pages, async () => {
    network += await timed();
  });
  const cpuBefore = cpuTime();
  const before = performance.now();
  await walker.walk(fetch, async (items) => {
    seen += items.length;
    work += await timed();
  });
  const clock = performance.now() - before;
  if (seen !== vehicles) throw new Error(`${walker.name} saw ${seen} vehicles`);
  return { clock, cpu: cpuTime() - cpuBefore, limit: Math.max(network, work), sum: network + work };
}
