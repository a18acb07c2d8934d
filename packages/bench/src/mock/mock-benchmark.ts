import type { Benchmark } from "../benchmark.ts";
import { ratios, spread } from "../measure/spread.ts";
import { ratio, speed, withSpread } from "../report/figures.ts";
import { type RunningServer, startServer } from "../servers/start-server.ts";
import { load } from "./load.ts";
import { measureServers, type ServerUnderLoad } from "./measure-servers.ts";
import { pageAfterPage } from "./page-after-page.ts";

/** Requests a second of `GET /vehicles?page_size=25`, each server in its own process. */
export const mockBenchmark: Benchmark = {
  name: "mock",
  packages: ["hono", "@hono/node-server", "@stoplight/prism-cli"],
  async run() {
    const servers = await Promise.all([
      startServer("hono-server.ts"),
      startServer("hono-server.ts", "json"),
      startServer("our-mock-server.ts"),
      startServer("our-mock-server.ts", "check-responses"),
      startServer("prism-server.ts"),
    ]);
    try {
      const [hono, honoJson, ours, checking, prism] = servers as Five<RunningServer>;
      const samePage = "/vehicles?page_size=25";
      const paths = await pageAfterPage(ours.port);
      const eachPage = (count: number): string => paths[count % paths.length] ?? "";
      const same = (path: string) => () => path;
      const contestants: ServerUnderLoad[] = [
        { name: "Hono, ready text, no checks", server: hono, path: same(`/v2${samePage}`) },
        { name: "Hono, c.json, no checks", server: honoJson, path: same(`/v2${samePage}`) },
        { name: "our mock, the same page", server: ours, path: same(`/v2${samePage}`) },
        { name: "our mock, page after page of 10,000", server: ours, path: eachPage },
        { name: "our mock, responses checked, too", server: checking, path: same(`/v2${samePage}`) },
        { name: "Prism, silent", server: prism, path: same(samePage) },
      ];
      const samples = await measureServers(contestants, load);
      const [bare] = samples;
      const last = samples.at(-1);
      return [
        {
          caption:
            "25 vehicles, 32 connections; speed relative to bare Hono and to Prism, and processor time of the server:",
          head: [
            "",
            "requests/s (least–most)",
            "of Hono",
            "of Prism",
            "µs of the server",
            "of Hono by that",
            "of Prism by that",
          ],
          rows: samples.map(({ name, perSecond, cpu }) => [
            name,
            withSpread(spread(perSecond), (value) => value.toFixed(0)),
            ratio(ratios(perSecond, bare?.perSecond ?? []).median),
            ratio(ratios(perSecond, last?.perSecond ?? []).median),
            withSpread(spread(cpu)),
            speed(bare?.cpu ?? [], cpu),
            speed(last?.cpu ?? [], cpu),
          ]),
        },
      ];
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  },
};

type Five<Item> = [Item, Item, Item, Item, Item];
