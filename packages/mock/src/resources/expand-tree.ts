/**
 * The names in `expand` as a tree. As in the API, `trim.model.make` also expands the trim and its model:
 *
 *     ["user", "trim.model.make"]  →  { user: {}, trim: { model: { make: {} } } }
 */
export interface ExpandTree {
  readonly [reference: string]: ExpandTree;
}

/** Expands nothing. `expandTree` returns this very object if there are no names, so it can be compared by identity. */
export const expandNothing: ExpandTree = Object.freeze({});

export function expandTree(names: readonly string[] | undefined): ExpandTree {
  if (!names || names.length === 0) return expandNothing;
  const root: Record<string, ExpandTree> = {};
  for (const name of names) {
    let branch = root;
    for (const part of name.split(".")) {
      const next = branch[part] ?? {};
      branch[part] = next;
      branch = next as Record<string, ExpandTree>;
    }
  }
  return root;
}
