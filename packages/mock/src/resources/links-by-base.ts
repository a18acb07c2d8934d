import { Links } from "./links.ts";

/** Above this number of origins the oldest one's texts are dropped: a `Host` header can be anything. */
const manyBases = 16;

/** Keeps the `Links` of each base URL, and with them the JSON that was already written for it. */
export function linksByBase(odd: boolean): (base: string) => Links {
  const known = new Map<string, Links>();
  return (base) => {
    const links = known.get(base) ?? new Links(base, odd);
    if (!known.has(base)) {
      const [oldest] = known.keys();
      if (known.size >= manyBases && oldest !== undefined) known.delete(oldest);
      known.set(base, links);
    }
    return links;
  };
}
