import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";

type Item = Readonly<Record<string, unknown>>;

/** An example of the document, and what the mock has in its place. */
export interface LiveExample {
  /** As the document writes it: `vhcl01HRFF3SEVSCRAV9B3CHVDFN0H`. */
  readonly written: string;
  readonly live: string;
  /** The path whose last parameter it is: `/vehicles/{vehicle_id}`. */
  readonly path: string;
}

/**
 * For each id in the document's examples one that the mock has: the richest on the first page of its list, which
 * has most to show. Undefined if no mock responds.
 *
 *     /vehicles/{vehicle_id} with the example vhcl01HRFF…  →  the id of an item of /vehicles
 */
export async function findLiveExamples(
  document: OpenApiDocument,
  baseUrl: string,
  token: string,
): Promise<LiveExample[] | undefined> {
  const found: LiveExample[] = [];
  const headers = { Authorization: `Bearer ${token}` };
  let responded = false;

  const lookUp = async ({ path, parameters }: Operation): Promise<void> => {
    const name = path.slice(path.lastIndexOf("{") + 1, -1);
    const exampleOf = (one: string) =>
      parameters.find((each) => each.in === "path" && each.name === one)?.example;
    const written = exampleOf(name);
    // Short values, such as a region, mean the same everywhere and are no ids.
    if (typeof written !== "string" || written.length < 20) return;
    const list = listOf(path).replaceAll(/\{(\w+)\}/g, (_, outer) => {
      const value = String(exampleOf(outer));
      return encodeURIComponent(found.find((one) => one.written === value)?.live ?? value);
    });
    const response = await fetch(`${baseUrl}${list}?page_size=25`, { headers }).catch(() => undefined);
    if (!response?.ok || !response.headers.get("Content-Type")?.includes("json")) return;
    responded = true;
    const item = richest((await response.json()) as Item[]);
    const live = item?.[name] ?? item?.id;
    if (typeof live === "string") found.push({ written, live, path });
  };

  const reads = readOperations(document).filter(({ method }) => method === "GET");
  const paths = new Set(reads.map(({ path }) => path));
  const single = reads.filter(({ path }) => path.endsWith("}") && paths.has(listOf(path)));
  // Outer resources first: the statuses to look up are those of a vehicle that was found.
  for (const depth of [1, 2]) {
    await Promise.all(single.filter(({ path }) => path.split("{").length - 1 === depth).map(lookUp));
  }
  return responded ? found : undefined;
}

/** `/vehicles/{vehicle_id}/status_logs/{sampled_at}` → `/vehicles/{vehicle_id}/status_logs` */
function listOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** The item with the fewest members that are null: a vehicle that was connected, a session that has ended. */
function richest(items: readonly Item[]): Item | undefined {
  const gaps = (item: Item) => Object.values(item).filter((value) => value === null).length;
  return [...items].sort((one, other) => gaps(one) - gaps(other))[0];
}
