import { bold, type Output, type Surroundings, wantsColour } from "../surroundings.ts";
import { valueAt } from "./cell-value.ts";
import type { OutputFormat } from "./format.ts";
import { jsonText } from "./visible-controls.ts";
import { writeText } from "./write-text.ts";

/** How items are written. */
export interface ItemLayout {
  readonly format: OutputFormat;
  /** The columns that were chosen; undefined leaves whole items to JSON. */
  readonly chosen: readonly string[] | undefined;
  /** The columns of a table and of a CSV file when none were chosen. */
  readonly usual: readonly string[];
  /** How many of the first usual columns are there because of `--expand`. */
  readonly expanded: number;
  /** Leaves CSV cells as the API gave them: `--raw-csv`. */
  readonly rawCsv: boolean;
  /** Begins CSV with a byte order mark: `--bom`. */
  readonly bom: boolean;
}

/** U+FEFF, by which Excel knows that a CSV file is UTF-8. */
export const byteOrderMark = "\ufeff";

/** Writes the items of a list as they come; only a table has to wait for the last one to know its widths. */
export async function writeItems(
  items: AsyncIterable<unknown>,
  layout: ItemLayout,
  around: Surroundings,
): Promise<void> {
  switch (layout.format) {
    case "table":
      return writeTable(items, layout, around);
    case "csv":
      return writeCsv(items, layout, around.stdout);
    default:
      return writeJson(items, layout, around.stdout);
  }
}

async function writeCsv(items: AsyncIterable<unknown>, layout: ItemLayout, stdout: Output): Promise<void> {
  // Loaded only here, as the table below: `--help` has no use for it.
  const { csvHeader, csvRecords } = await import("./csv-records.ts");
  const columns = layout.chosen ?? layout.usual;
  const style = { raw: layout.rawCsv, terminal: stdout.isTTY === true };
  await writeText(stdout, (layout.bom ? byteOrderMark : "") + csvHeader(columns, style));
  for await (const item of items) {
    if (stdout.destroyed || stdout.errored) return;
    await writeText(stdout, csvRecords([item], columns, style));
  }
}

async function writeJson(
  items: AsyncIterable<unknown>,
  { chosen, format }: ItemLayout,
  stdout: Output,
): Promise<void> {
  const array = format === "json";
  let count = 0;
  for await (const item of items) {
    if (stdout.destroyed || stdout.errored) return;
    const text = jsonText(picked(item, chosen));
    await writeText(stdout, array ? `${count === 0 ? "[\n" : ",\n"}  ${text}` : `${text}\n`);
    count++;
  }
  if (array) await writeText(stdout, count === 0 ? "[]\n" : "\n]\n");
}

/** The chosen columns of an item, under the names that they were chosen by; null where there is nothing. */
export function picked(item: unknown, columns: readonly string[] | undefined): unknown {
  if (!columns) return item;
  return Object.fromEntries(columns.map((column) => [column, valueAt(item, column) ?? null]));
}

async function writeTable(
  items: AsyncIterable<unknown>,
  { chosen, expanded, usual }: ItemLayout,
  { env, stderr, stdout }: Surroundings,
): Promise<void> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  if (all.length === 0) return writeText(stderr, "No items.\n");
  const { itemTable } = await import("./item-table.ts");
  const { text, left } = itemTable(all, chosen ?? usual, {
    colour: wantsColour(stdout, env),
    width: terminalWidth(stdout),
    wanted: chosen?.length ?? expanded,
  });
  await writeText(stdout, text);
  if (left.length > 0) {
    const hint = wrapped(
      `These columns don't fit: ${someOf(left)}. Choose with --columns.`,
      terminalWidth(stderr),
    );
    await writeText(stderr, `${bold(hint, wantsColour(stderr, env))}\n`);
  }
}

/** A list of at most eight names. */
function someOf(names: readonly string[]): string {
  const more = names.length - 7;
  return more > 1 ? `${names.slice(0, 7).join(", ")} and ${more} more` : names.join(", ");
}

/** A text in lines that end between words. */
function wrapped(text: string, width = Number.POSITIVE_INFINITY): string {
  let line = 0;
  return text.replaceAll(/(^| )(\S+)/g, (_, space: string, word: string) => {
    const fits = line + space.length + word.length <= width;
    // A word that is too long is broken by the terminal.
    line = fits ? line + space.length + word.length : word.length % width;
    return (fits ? space : "\n") + word;
  });
}

/** The width of a terminal, 80 if it does not tell; undefined for a file or a pipe. */
export function terminalWidth({ columns, isTTY }: Output): number | undefined {
  return isTTY ? columns || 80 : undefined;
}
