import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { apiHeaders } from "../peers/peers.ts";

/** A way to read a whole list. It sends requests with `fetch`, and awaits `consume` for the items of each page. */
export interface Walker {
  readonly name: string;
  /** Whether it requests the next page while the items are processed. */
  readonly prefetches: boolean;
  walk(fetch: typeof globalThis.fetch, consume: (items: readonly unknown[]) => Promise<void>): Promise<void>;
}

const firstPage = "https://api.ev.energy/v2/vehicles?page_size=100";

/** A hand-written loop, without a library. */
export const loop: Walker = {
  name: "a loop by hand",
  prefetches: false,
  async walk(fetch, consume) {
    for (let url: string | undefined = firstPage; url; ) {
      const page = await load(fetch, url);
      await consume(page.items);
      url = page.next;
    }
  },
};

/** A hand-written loop that requests the next page while the items are processed. */
export const prefetchingLoop: Walker = {
  name: "a loop by hand, one page ahead",
  prefetches: true,
  async walk(fetch, consume) {
    let loading: ReturnType<typeof load> | undefined = load(fetch, firstPage);
    while (loading) {
      const { items, next }: Awaited<ReturnType<typeof load>> = await loading;
      loading = next ? load(fetch, next) : undefined;
      await consume(items);
    }
  },
};

async function load(fetch: typeof globalThis.fetch, url: string) {
  const response = await fetch(url, { headers: apiHeaders });
  const items = (await response.json()) as unknown[];
  return { items, next: /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] };
}

/**
 * `paginate` with this project's client and all defaults, except that the list ends without a link: Octokit would request
 * the API's own `about:blank` as a path.
 */
export function ours(prefetch: boolean): Walker {
  return {
    name: prefetch ? "paginate, prefetch" : "paginate",
    prefetches: prefetch,
    async walk(fetch, consume) {
      const ev = createVehiclesClient({ auth: "bench-token", fetch });
      const pager = paginate(ev, "/vehicles", { prefetch, endsWithoutLink: true });
      for await (const { items } of pager.pages()) await consume(items);
    },
  };
}

const PaginatingOctokit = Octokit.plugin(paginateRest);

/** Octokit's plugin for pagination, which also follows the `Link` header. */
export const octokit: Walker = {
  name: "octokit's paginate",
  prefetches: false,
  async walk(fetch, consume) {
    const api = new PaginatingOctokit({ baseUrl: "https://api.ev.energy/v2", request: { fetch } });
    const pages = api.paginate.iterator("GET /vehicles", { page_size: 100, headers: { ...apiHeaders } });
    for await (const { data } of pages) await consume(data as unknown[]);
  },
};
