import { apiHeaders } from "../peers/peer.ts";
import { firstPage, type Walker } from "./walker.ts";

/** A walk written without a library, for this API's headers. */
export const byHand: Walker = {
  name: "a loop by hand",
  ahead: false,
  async walk(fetch, consume) {
    for (let url: string | undefined = firstPage; url; ) {
      const page = await load(fetch, url);
      await consume(page.items);
      url = page.next;
    }
  },
};

/** The same, but requesting the next page while the items are processed. */
export const byHandAhead: Walker = {
  name: "a loop by hand, one page ahead",
  ahead: true,
  async walk(fetch, consume) {
    let ahead: ReturnType<typeof load> | undefined = load(fetch, firstPage);
    while (ahead) {
      const { items, next }: Awaited<ReturnType<typeof load>> = await ahead;
      ahead = next ? load(fetch, next) : undefined;
      await consume(items);
    }
  },
};

async function load(fetch: typeof globalThis.fetch, url: string) {
  const response = await fetch(url, { headers: apiHeaders });
  const items = (await response.json()) as unknown[];
  return { items, next: /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] };
}
