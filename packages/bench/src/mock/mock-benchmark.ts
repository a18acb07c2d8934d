import type { Benchmark } from "../benchmark.ts";
import { ratios, spread } from "../measure/spread.ts";
import { apiHeaders } from "../peers/peers.ts";
import { ratio, speed, withSpread } from "../report/figures.ts";
import { type RunningServer, startServer } from "../servers/start-server.ts";
import { measureServers, type ServerUnderLoad } from "./measure-servers.ts";

/**
 * The requests per second for pages of 25 vehicles, and the server's processor time for one request. Each server has its own
 * process.
 */
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
      const paths = await pathsOfAllPages(ours.port);
      const nextPage = (number: number): string => paths[number % paths.length] ?? "";
      const same = (path: string) => () => path;
      const contestants: ServerUnderLoad[] = [
        { name: "Hono, constant text, no checks", server: hono, path: same(`/v2${samePage}`) },
        { name: "Hono, c.json, no checks", server: honoJson, path: same(`/v2${samePage}`) },
        { name: "our mock, the same page", server: ours, path: same(`/v2${samePage}`) },
        { name: "our mock, page after page of 10,000", server: ours, path: nextPage },
        { name: "our mock, with responses checked", server: checking, path: same(`/v2${samePage}`) },
        { name: "Prism, silent", server: prism, path: same(samePage) },
      ];
      const samples = await measureServers(contestants);
      const [bare] = samples;
      const last = samples.at(-1);
      return [
        {
          caption:
            "25 vehicles, 32 connections: requests per second and the server's processor time, each with the speed relative to bare Hono and to Prism:",
          head: [
            "",
            "requests/s (min–max)",
            "of Hono",
            "of Prism",
            "server µs",
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

/** Reads a mock's list of vehicles, 25 per page, and returns the path of each page. */
async function pathsOfAllPages(port: number): Promise<string[]> {
  const paths: string[] = [];
  const { Authorization = "" } = apiHeaders;
  for (let url = `http://127.0.0.1:${port}/v2/vehicles?page_size=25`; url.startsWith("http:"); ) {
    const { pathname, search } = new URL(url);
    paths.push(pathname + search);
    const response = await fetch(url, { headers: { Authorization } });
    await response.arrayBuffer();
    url = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? "";
  }
  return paths;
}
