/** A summary of a column: sum, range and mean of numbers, first and last of times, or counts of other values. */
export type ColumnSummary = Readonly<Record<string, unknown>>;

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
  /** The unit of each value, if another field of the item has it: amounts in different currencies are summed separately. */
  readonly units?: readonly unknown[] | undefined;
}

/** A column with more distinct values than this, or with no repeated value, is summarised by their number only. */
const maxListed = 12;

/** Summarises the columns of a table. */
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
  const present = values.filter((value) => value !== null && value !== undefined);
  const missing = values.length - present.length;
  return { ...(missing > 0 && { null: missing }), ...summaryOf(present) };
}

function summaryOf(values: readonly unknown[]): ColumnSummary {
  if (values.length === 0) return {};
  if (values.every((value) => typeof value === "number")) {
    const sum = values.reduce((total, value) => total + value, 0);
    const range = {
      min: values.reduce((a, b) => Math.min(a, b)),
      max: values.reduce((a, b) => Math.max(a, b)),
    };
    // Round off the digits that binary floating point adds, so that 0.1 + 0.2 is 0.3.
    return {
      sum: Number(sum.toPrecision(15)),
      ...range,
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
  return counts.size <= maxListed && counts.size < values.length
    ? { counts: Object.fromEntries(counts) }
    : { different: counts.size };
}
