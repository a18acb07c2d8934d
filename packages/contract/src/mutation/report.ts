import { explained } from "./explained.ts";
import type { Mutation } from "./mutations.ts";
import type { Trial } from "./try-mutants.ts";

/** Figures by kind of alteration and by finder, and the survivors by name; trials of mutations that no longer exist are ignored. */
export function report(
  mutations: readonly Mutation[],
  recorded: readonly Trial[],
): { text: string; share: number } {
  const byName = new Map(recorded.map((trial) => [trial.name, trial]));
  const trials = mutations.flatMap((mutation) => {
    const trial = byName.get(mutation.name);
    return trial ? [{ ...trial, kind: mutation.kind }] : [];
  });
  const found = trials.filter(({ killer }) => killer !== undefined);
  const survivors = trials.filter(({ killer }) => killer === undefined);
  const unexplained = survivors.filter(({ name }) => explained(name) === undefined);
  const kinds = grouped(trials, ({ kind }) => kind).map(([kind, all]) => {
    const count = all.filter(({ killer }) => killer !== undefined).length;
    return `  ${kind.padEnd(26)} ${String(count).padStart(4)} of ${String(all.length).padStart(4)}`;
  });
  const files = grouped(found, ({ killer }) => killer?.split(/:| /)[0] ?? "")
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([file, all]) => `  ${String(all.length).padStart(4)} ${file}`);
  const share = found.length / trials.length;
  const explainable = (trials.length - unexplained.length) / trials.length;
  return {
    share,
    text: [
      ...kinds,
      "Found by:",
      ...files,
      `Not found, ${survivors.length}, of which ${unexplained.length} unexplained:`,
      ...survivors.map(({ name }) => `  ${name}${explained(name) ? ` – ${explained(name)}` : ""}`),
      `${trials.length} of ${mutations.length} alterations: ${percent(share)} found by a test, ${percent(explainable)} found or explained.`,
      `A process held ${Math.max(...trials.map(({ megabytes }) => megabytes))} MB at most.`,
    ].join("\n"),
  };
}

function percent(share: number): string {
  // Rounded down: less than 95 % must not be shown as 95.0.
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
