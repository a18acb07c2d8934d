/** The name that was probably meant: the one with the fewest letters to change, if those are few. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  const lower = given.toLowerCase();
  const distances = names.map((name) => ({ name, distance: distance(lower, name.toLowerCase()) }));
  const [best] = distances.sort((one, other) => one.distance - other.distance);
  return best && best.distance <= Math.max(2, given.length / 3) ? best.name : undefined;
}

/** Levenshtein's distance, by one row of his table at a time. Names are short; longer texts are cut. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one.slice(0, 100)].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
