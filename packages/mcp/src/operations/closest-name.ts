/** The known name that is most similar to a misspelt one, to suggest it; undefined if none is similar enough. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const distances = names.map((known) => ({ known, distance: distance(lower, known.toLowerCase()) }));
  const [best] = distances.sort((one, other) => one.distance - other.distance);
  return best && best.distance <= Math.max(2, name.length / 3) ? best.known : undefined;
}

/** The Levenshtein distance, computed one row of its table at a time. Only the first 100 characters of `one` count. */
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
