/** A way to walk a list: passes each page's items to `consume`, awaits it, and sends requests with `fetch`. */
export interface Walker {
  readonly name: string;
  /** Whether it requests the next page while the items are processed. */
  readonly ahead: boolean;
  walk(fetch: typeof globalThis.fetch, consume: (items: readonly unknown[]) => Promise<void>): Promise<void>;
}

/** The first request of all walkers. */
export const firstPage = "https://api.ev.energy/v2/vehicles?page_size=100";
