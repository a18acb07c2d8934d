import { explained } from "./explained.ts";
import type { Mutation } from "./mutations.ts";

/** What became of a mutant. */
export interface Trial {
  readonly index: number;
  /** The test that failed, and how. */
  readonly killer?: string;
  readonly milliseconds: number;
}

/** Figures by kind of alteration, and the survivors by name. */
export function report(
  mutations: readonly Mutation[],
  trials: readonly Trial[],
): { text: string; share: number } {
  const rows = [...grouped(trials, ({ index }) => mutations[index]?.kind ?? "?")].map(([kind, all]) => {
    const killed = all.filter(({ killer }) => killer !== undefined).length;
    return `  ${kind.padEnd(26)} ${String(killed).padStart(4)} of ${String(all.length).padStart(4)}`;
  });
  const survivors = trials
    .filter(({ killer }) => killer === undefined)
    .toSorted((a, b) => a.index - b.index)
    .map(({ index }) => mutations[index]?.name ?? "?");
  const share = (trials.length - survivors.length) / trials.length;
  const found = trials.filter(({ killer }) => killer !== undefined);
  const byFile = [...grouped(found, ({ killer }) => killer?.split(/:| /)[0] ?? "")]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([file, found]) => `  ${String(found.length).padStart(4)} ${file}`);
  return {
    share,
    text: [
      `${trials.length} alterations, ${(share * 100).toFixed(1)} % found by a test:`,
      ...rows,
      "Found by:",
      ...byFile,
      `Not found, ${survivors.length}:`,
      ...survivors.map((name) => `  ${name}${explained(name) ? ` – ${explained(name)}` : ""}`),
    ].join("\n"),
  };
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
