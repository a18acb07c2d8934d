import { paginate } from "../paginate.ts";
import { gatherUntilError } from "./gather.ts";
import { ids, type ListOptions, listServer } from "./list-server.ts";

/** The result of a walk through a faulty list. */
interface FaultyWalk {
  /** The IDs of the items that were yielded. */
  readonly seen: string[];
  readonly error: unknown;
  readonly requests: URL[];
}

/** Reads a list with these faults, in pages of two. By default, the list has six items. */
export async function walkFaultyList(faults: Partial<ListOptions>): Promise<FaultyWalk> {
  const server = listServer({ ids: ids(6), ...faults });
  const { values, error } = await gatherUntilError(paginate(server.client, "/cars", { pageSize: 2 }));
  return { seen: values.map(({ id }) => id), error, requests: server.requests };
}

/** For the option `link`: the next link of the second response points to `target`. */
export function secondNextLink(target: string): (header: string, nth: number) => string {
  return (header, nth) => (nth === 2 ? `<about:blank>; rel=previous, <${target}>; rel=next` : header);
}
