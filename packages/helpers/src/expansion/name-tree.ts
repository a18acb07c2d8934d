/** Dotted names by their steps: `trim.model` and `user` are `trim` → `model` and `user`. */
export type NameTree = ReadonlyMap<string, NameTree>;

export function nameTree(names: readonly string[]): NameTree {
  const tree = new Map<string, string[]>();
  for (const name of names) {
    const [field = "", ...below] = name.split(".");
    const rest = tree.get(field) ?? [];
    tree.set(field, below.length > 0 ? [...rest, below.join(".")] : rest);
  }
  return new Map([...tree].map(([field, rest]) => [field, nameTree(rest)]));
}

/** Every name in the tree, those that others pass through included. */
export function namesIn(tree: NameTree): string[] {
  return [...tree].flatMap(([field, below]) => [field, ...namesIn(below).map((name) => `${field}.${name}`)]);
}
