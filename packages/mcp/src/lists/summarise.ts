/** What a column of a table holds: sums and limits of numbers, times and counts of everything else. */
export type ColumnSummary = Readonly<Record<string, unknown>>;

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
  /** The unit of each value, where it differs from row to row: amounts of several currencies have no sum. */
  readonly units?: readonly unknown[] | undefined;
}

/** More different values than these are only counted. */
const listed = 12;

/** The columns of a table in brief. */
export function summarise(columns: readonly Column[]): Readonly<Record<string, ColumnSummary>> {
  return Object.fromEntries(
    columns.map(({ name, units, values }) => [name, units ? byUnit(values, units) : columnSummary(values)]),
  );
}

function byUnit(values: readonly unknown[], units: readonly unknown[]): ColumnSummary {
  const names = [...new Set(units.map(String))];
  return Object.fromEntries(
    names.map((name) => [name, columnSummary(values.filter((_, index) => String(units[index]) === name))]),
  );
}

function columnSummary(values: readonly unknown[]): ColumnSummary {
  const given = values.filter((value) => value !== null && value !== undefined);
  const missing = values.length - given.length;
  return { ...(missing > 0 && { null: missing }), ...summaryOf(given) };
}

function summaryOf(values: readonly unknown[]): ColumnSummary {
  if (values.length === 0) return {};
  if (values.every((value) => typeof value === "number")) {
    const sum = values.reduce((total, value) => total + value, 0);
    const limits = {
      min: values.reduce((a, b) => Math.min(a, b)),
      max: values.reduce((a, b) => Math.max(a, b)),
    };
    // Without the digits that binary fractions add to sums of decimal ones.
    return {
      sum: Number(sum.toPrecision(15)),
      ...limits,
      mean: Number((sum / values.length).toPrecision(6)),
    };
  }
  if (values.every((value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value))) {
    const sorted = (values as readonly string[]).toSorted();
    return { first: sorted[0], last: sorted.at(-1) };
  }
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts.size <= listed && counts.size < values.length
    ? { counts: Object.fromEntries(counts) }
    : { different: counts.size };
}
