import type { Description } from "../description/description.ts";
import { parameterExample } from "../description/example.ts";
import { listOperations, type Operation } from "../description/operations.ts";

type Item = Readonly<Record<string, unknown>>;

/**
 * For each id in the description's examples one that the mock has: the richest on the first page of its list, which
 * has most to show. Undefined where no mock answers.
 *
 *     /vehicles/{vehicle_id} with the example vhcl01HRFF…  →  the id of an item of /vehicles
 */
export async function findLiveExamples(
  description: Description,
  baseUrl: string,
  token: string,
): Promise<Map<string, string> | undefined> {
  const found = new Map<string, string>();
  const headers = { Authorization: `Bearer ${token}` };
  let answered = false;

  const lookUp = async ({ path, parameters }: Operation): Promise<void> => {
    const name = path.slice(path.lastIndexOf("{") + 1, -1);
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    const written = parameter && parameterExample(description, parameter);
    // Short values, such as a region, mean the same everywhere and are no ids.
    if (typeof written !== "string" || written.length < 20 || found.has(written)) return;
    const list = fill(path.slice(0, path.lastIndexOf("/")), parameters, (one) => {
      const example = String(parameterExample(description, one));
      return found.get(example) ?? example;
    });
    const response = await fetch(`${baseUrl}${list}?page_size=25`, { headers }).catch(() => undefined);
    if (!response?.ok || !response.headers.get("Content-Type")?.includes("json")) return;
    answered = true;
    const item = richest((await response.json()) as Item[]);
    const live = item?.[name] ?? item?.id;
    if (typeof live === "string") found.set(written, live);
  };

  // Outer resources first: the statuses to look up are those of a vehicle that was found.
  const single = listOperations(description).filter(
    ({ method, path }) => method === "get" && path.endsWith("}") && isListed(description, path),
  );
  for (const depth of [1, 2]) {
    await Promise.all(single.filter(({ path }) => path.split("{").length - 1 === depth).map(lookUp));
  }
  return answered ? found : undefined;
}

/** The item with the fewest members that are null: a vehicle that was connected, a session that has ended. */
function richest(items: readonly Item[]): Item | undefined {
  const gaps = (item: Item) => Object.values(item).filter((value) => value === null).length;
  return [...items].sort((one, other) => gaps(one) - gaps(other))[0];
}

function isListed(description: Description, path: string): boolean {
  return description.paths[path.slice(0, path.lastIndexOf("/"))]?.get !== undefined;
}

function fill(
  path: string,
  parameters: Operation["parameters"],
  value: (parameter: Operation["parameters"][number]) => string,
): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    return parameter ? encodeURIComponent(value(parameter)) : "";
  });
}
