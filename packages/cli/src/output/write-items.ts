import { bold, colourEnabled, type Output, type RunContext } from "../run-context.ts";
import { valueAt } from "./cell-value.ts";
import type { OutputFormat } from "./format.ts";
import { jsonText } from "./visible-controls.ts";
import { writeText } from "./write-text.ts";

/** The format and the columns of the output. */
export interface ItemLayout {
  readonly format: OutputFormat;
  /** The columns in `--columns`; undefined for the default columns, or for whole items in JSON. */
  readonly selectedColumns: readonly string[] | undefined;
  /** The columns of a table or of CSV without `--columns`. */
  readonly defaultColumns: readonly string[];
  /** How many default columns, counted from the first, to keep if possible, because `--expand` requests them. */
  readonly expandedCount: number;
  /** `--raw-csv`: whether CSV cells are as the API returned them, except for control characters on a terminal. */
  readonly rawCsv: boolean;
  /** `--bom`: whether CSV starts with a byte order mark. */
  readonly bom: boolean;
}

/** Tells Excel that a CSV file is UTF-8. */
export const byteOrderMark = "\ufeff";

/** Writes the items of a list as they arrive. Only a table waits for the last item, to know the widths of its columns. */
export async function writeItems(
  items: AsyncIterable<unknown>,
  layout: ItemLayout,
  context: RunContext,
): Promise<void> {
  switch (layout.format) {
    case "table":
      return writeTable(items, layout, context);
    case "csv":
      return writeCsv(items, layout, context.stdout);
    default:
      return writeJson(items, layout, context.stdout);
  }
}

async function writeCsv(items: AsyncIterable<unknown>, layout: ItemLayout, stdout: Output): Promise<void> {
  // Imported on demand, like the table below: `--help` does not need it.
  const { csvHeader, csvRecords } = await import("./csv-records.ts");
  const columns = layout.selectedColumns ?? layout.defaultColumns;
  const style = { raw: layout.rawCsv, terminal: stdout.isTTY === true };
  await writeText(stdout, (layout.bom ? byteOrderMark : "") + csvHeader(columns, style));
  for await (const item of items) {
    if (stdout.destroyed || stdout.errored) return;
    await writeText(stdout, csvRecords([item], columns, style));
  }
}

async function writeJson(
  items: AsyncIterable<unknown>,
  { format, selectedColumns }: ItemLayout,
  stdout: Output,
): Promise<void> {
  const array = format === "json";
  let count = 0;
  for await (const item of items) {
    if (stdout.destroyed || stdout.errored) return;
    const text = jsonText(selectColumns(item, selectedColumns));
    await writeText(stdout, array ? `${count === 0 ? "[\n" : ",\n"}  ${text}` : `${text}\n`);
    count++;
  }
  if (array) await writeText(stdout, count === 0 ? "[]\n" : "\n]\n");
}

/** Reduces an item to the selected columns: `{ "trim.name": "40 kWh" }`. Missing values are null. */
export function selectColumns(item: unknown, columns: readonly string[] | undefined): unknown {
  if (!columns) return item;
  return Object.fromEntries(columns.map((column) => [column, valueAt(item, column) ?? null]));
}

async function writeTable(
  items: AsyncIterable<unknown>,
  { defaultColumns, expandedCount, selectedColumns }: ItemLayout,
  { env, stderr, stdout }: RunContext,
): Promise<void> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  if (all.length === 0) return writeText(stderr, "No items.\n");
  const { itemTable } = await import("./item-table.ts");
  const { omitted, text } = itemTable(all, selectedColumns ?? defaultColumns, {
    colour: colourEnabled(stdout, env),
    width: terminalWidth(stdout),
    requested: selectedColumns?.length ?? expandedCount,
  });
  await writeText(stdout, text);
  if (omitted.length > 0) {
    const hint = wrapWords(
      `These columns don't fit: ${listNames(omitted)}. Select columns with --columns.`,
      terminalWidth(stderr),
    );
    await writeText(stderr, `${bold(hint, colourEnabled(stderr, env))}\n`);
  }
}

/** Lists up to eight names, or seven and how many more there are: `a, b, c, d, e, f, g and 5 more`. */
function listNames(names: readonly string[]): string {
  const more = names.length - 7;
  return more > 1 ? `${names.slice(0, 7).join(", ")} and ${more} more` : names.join(", ");
}

/** Wraps text between words. */
function wrapWords(text: string, width = Number.POSITIVE_INFINITY): string {
  let line = 0;
  return text.replaceAll(/(^| )(\S+)/g, (_, space: string, word: string) => {
    const fits = line + space.length + word.length <= width;
    // The terminal itself wraps a word that is too long.
    line = fits ? line + space.length + word.length : word.length % width;
    return (fits ? space : "\n") + word;
  });
}

/** The width of a terminal, 80 if unknown; undefined for a file or a pipe. */
export function terminalWidth({ columns, isTTY }: Output): number | undefined {
  return isTTY ? columns || 80 : undefined;
}
