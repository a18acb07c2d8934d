import { expect, test } from "vitest";
import { fleetFetch, fleetPages } from "../fixtures/fleet-pages.ts";
import { loop, octokit, ours, prefetchingLoop } from "./walkers.ts";

test.each([loop, prefetchingLoop, ours(false), ours(true), octokit])(
  "the walker “$name” reads every page of a fleet",
  async ({ walk }) => {
    const pages = await fleetPages(250);
    const sizes: number[] = [];
    const fetch = fleetFetch(pages, async () => {});
    await walk(fetch, async (items) => void sizes.push(items.length));
    expect(sizes).toEqual([100, 100, 50]);
  },
);
