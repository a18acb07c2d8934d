/**
 * Reads 100,000 vehicles and prints the maximum growth of the heap, in MB. It collects garbage every 25 pages.
 *
 *     node --expose-gc walk-fleet.ts <name of a walker>
 */
import { vehiclePage } from "../fixtures/wire.ts";
import { loop, octokit, ours } from "../walk/walkers.ts";

const walkers = [loop, ours(false), ours(true), octokit];
const walker = walkers.find(({ name }) => name === process.argv[2]);
if (!walker || !globalThis.gc) {
  const names = walkers.map(({ name }) => name).join(", ");
  throw new Error(`Pass --expose-gc to Node, and one of these walkers as the argument: ${names}.`);
}
const pages = 1000;
const fetch = await generatedFleet(pages);
// The first pages load and compile code, which does not count as growth.
await walker.walk(await generatedFleet(20), async () => {});

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heapMb();
let max = 0;
let count = 0;
await walker.walk(fetch, async (items) => {
  count += items.length;
  if (count % 2500 === 0) max = Math.max(max, heapMb());
});
if (count !== pages * 100) throw new Error(`${walker.name} read ${count} vehicles, expected ${pages * 100}.`);
console.log(max - before);

/** A `fetch` that generates each page of a fleet on request, so that the fleet itself takes no memory. */
async function generatedFleet(pages: number): Promise<typeof globalThis.fetch> {
  const { body, headers } = await vehiclePage();
  const [vehicle] = JSON.parse(body) as object[];
  const template = JSON.stringify({ ...vehicle, id: "NUMBER" });
  const url = "https://api.ev.energy/v2/vehicles?page_size=100&page_after=";
  return async (input) => {
    const requested = new URL(input instanceof Request ? input.url : input);
    const page = Number(requested.searchParams.get("page_after") ?? 0);
    const vehicles = Array.from({ length: 100 }, (_, index) =>
      template.replace("NUMBER", `${page * 100 + index}`),
    );
    const responseHeaders: Record<string, string> = { ...headers, link: `<${url}${page + 1}>; rel="next"` };
    if (page + 1 === pages) delete responseHeaders.link;
    return new Response(`[${vehicles.join(",")}]`, { status: 200, headers: responseHeaders });
  };
}
