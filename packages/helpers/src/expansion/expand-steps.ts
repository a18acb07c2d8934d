/** What to do with one field, and then with what it holds. */
export interface ExpandStep {
  readonly field: string;
  /** The dotted names below the field: of `trim.model.make`, below `trim`, `model.make`. */
  readonly names: readonly string[];
  readonly steps: readonly ExpandStep[];
}

/** Dotted names, by their first steps. */
export function expandSteps(dotted: readonly string[]): ExpandStep[] {
  const fields = new Set(dotted.map((name) => name.split(".", 1).join()));
  return [...fields].map((field) => {
    const prefix = `${field}.`;
    const names = dotted.flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
    return { field, names, steps: expandSteps(names) };
  });
}
