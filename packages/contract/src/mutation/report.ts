/** The result of the tests on one altered description. */
export interface Trial {
  /** The kind of the alteration: `drop required`. */
  readonly kind: string;
  readonly name: string;
  /** The test that failed, with its error; undefined if all passed. */
  readonly killer: string | undefined;
}

/**
 * Lists how many alterations of each kind a test found, how many each test file found, and which no test found. `share` is
 * the part that was found.
 */
export function report(trials: readonly Trial[]): { text: string; share: number } {
  const found = trials.filter(({ killer }) => killer !== undefined);
  const survivors = trials.filter(({ killer }) => killer === undefined);
  const kinds = grouped(trials, ({ kind }) => kind).map(([kind, all]) => {
    const count = all.filter(({ killer }) => killer !== undefined).length;
    return `  ${kind.padEnd(26)} ${String(count).padStart(4)} of ${String(all.length).padStart(4)}`;
  });
  const files = grouped(found, ({ killer }) => killer?.split(":")[0] ?? "")
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([file, all]) => `  ${String(all.length).padStart(4)} ${file}`);
  const share = found.length / trials.length;
  const lines = [
    "Found, by kind:",
    ...kinds,
    "Found by:",
    ...files,
    `Not found: ${survivors.length}`,
    ...survivors.map(({ name }) => `  ${name}`),
    `A test found ${found.length} of ${trials.length} alterations, ${percent(share)}.`,
  ];
  return { share, text: lines.join("\n") };
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
