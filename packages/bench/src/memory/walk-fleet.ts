/**
 * Walks 100,000 vehicles and prints how many MB the heap grew at most, collecting garbage every 25 pages.
 *
 *     node --expose-gc walk-fleet.ts <name of a walker>
 */
import { byHand } from "../walk/by-hand.ts";
import { octokit } from "../walk/octokit.ts";
import { ours } from "../walk/ours.ts";
import { endlessFleet } from "./endless-fleet.ts";

const walkers = [byHand, ours(false), ours(true), octokit];
const walker = walkers.find(({ name }) => name === process.argv[2]);
if (!walker || !globalThis.gc) throw new Error("Expected --expose-gc and the name of a walker.");
const pages = 1000;
const fetch = await endlessFleet(pages);
// Code that is loaded and compiled with the first pages does not count as growth.
await walker.walk(await endlessFleet(20), async () => {});

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heapMb();
let most = 0;
let seen = 0;
await walker.walk(fetch, async (items) => {
  seen += items.length;
  if (seen % 2500 === 0) most = Math.max(most, heapMb());
});
if (seen !== pages * 100) throw new Error(`${walker.name} saw ${seen} vehicles`);
console.log(most - before);
