/** A way to walk a list: hands each page's items to `consume`, waiting for it, and asks with `fetch`. */
export interface Walker {
  readonly name: string;
  /** Whether it asks for the next page while the items are worked on. */
  readonly ahead: boolean;
  walk(fetch: typeof globalThis.fetch, consume: (items: readonly unknown[]) => Promise<void>): Promise<void>;
}

/** What all walkers ask for first. */
export const firstPage = "https://api.ev.energy/v2/vehicles?page_size=100";
