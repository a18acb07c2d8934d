import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark } from "../benchmark.ts";
import { type FleetPages, fleetFetch, fleetPages } from "../fixtures/fleet-pages.ts";
import { cpuTime } from "../measure/cpu-time.ts";
import { ratios, spread } from "../measure/spread.ts";
import { figure, ratio, withSpread } from "../report/figures.ts";
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
  /** What cannot be saved: the longer of all answers' and all pages' work, as long as they really took. */
  readonly limit: number;
}

/** 100 pages of 100 vehicles; each takes 20 ms to come, and 20 ms to work on. */
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
    const [loop, , , loopAhead] = results.map(({ walks }) => walks.map(({ clock }) => clock));
    return [
      {
        caption: `${pages.size} pages of 100 vehicles, ${pauseMs} ms for each answer and ${pauseMs} ms of work on each page; the limit is the longer of both sums, as the timers really ran:`,
        head: [
          "",
          "ms (least–most)",
          "of the limit",
          "of the loop by hand",
          "of the one ahead",
          "processor ms",
        ],
        rows: results.map(({ walker: { name }, walks }) => {
          const clock = walks.map((walked) => walked.clock);
          return [
            name,
            withSpread(spread(clock)),
            withSpread(
              ratios(
                clock,
                walks.map(({ limit }) => limit),
              ),
              (value) => value.toFixed(3),
            ),
            withSpread(ratios(clock, loop ?? []), (value) => value.toFixed(3)),
            ratio(ratios(clock, loopAhead ?? []).median),
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
  return { clock, cpu: cpuTime() - cpuBefore, limit: Math.max(network, work) };
}
