import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";

type Item = Readonly<Record<string, unknown>>;

/** An ID or timestamp in the document's examples, and one in the mock that can replace it. */
export interface LiveExample {
  /** The ID in the document: `vhcl01HRFF3SEVSCRAV9B3CHVDFN0H`. */
  readonly documented: string;
  /** The ID in the mock. */
  readonly live: string;
  /** The path whose last parameter has this example: `/vehicles/{vehicle_id}`. */
  readonly path: string;
}

/**
 * Finds replacements from the mock for the IDs and timestamps that are examples of path parameters: those of the most
 * complete item on the first page of the list. Returns undefined if no mock responds.
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
    const documented = exampleOf(name);
    // Short values, such as a region, are valid everywhere and are not IDs.
    if (typeof documented !== "string" || documented.length < 20) return;
    const list = listOf(path).replaceAll(/\{(\w+)\}/g, (_, outer) => {
      const value = String(exampleOf(outer));
      return encodeURIComponent(found.find((one) => one.documented === value)?.live ?? value);
    });
    const response = await fetch(`${baseUrl}${list}?page_size=25`, { headers }).catch(() => undefined);
    if (!response?.ok || !response.headers.get("Content-Type")?.includes("json")) return;
    responded = true;
    const item = mostComplete((await response.json()) as Item[]);
    const live = item?.[name] ?? item?.id;
    if (typeof live === "string") found.push({ documented, live, path });
  };

  const reads = readOperations(document).filter(({ method }) => method === "GET");
  const paths = new Set(reads.map(({ path }) => path));
  const single = reads.filter(({ path }) => path.endsWith("}") && paths.has(listOf(path)));
  // Parents first: the path of the status logs needs the vehicle's ID.
  for (const depth of [1, 2]) {
    await Promise.all(single.filter(({ path }) => path.split("{").length - 1 === depth).map(lookUp));
  }
  return responded ? found : undefined;
}

/** `/vehicles/{vehicle_id}/status_logs/{sampled_at}` → `/vehicles/{vehicle_id}/status_logs` */
function listOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** The item with the fewest null members, such as a connected vehicle or a finished session. */
function mostComplete(items: readonly Item[]): Item | undefined {
  const nulls = (item: Item) => Object.values(item).filter((value) => value === null).length;
  return [...items].sort((one, other) => nulls(one) - nulls(other))[0];
}
