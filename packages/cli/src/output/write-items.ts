import { bold, type Output, type Surroundings, wantsColour } from "../surroundings.ts";
import { cellText, valueAt } from "./cell-value.ts";
import { csvLine } from "./csv-line.ts";
import type { OutputFormat } from "./format.ts";
import { itemTable } from "./table-text.ts";
import { writeText } from "./write-text.ts";

/** How items are written. */
export interface ItemLayout {
  readonly format: OutputFormat;
  /** The columns that were chosen; undefined leaves whole items to JSON. */
  readonly chosen: readonly string[] | undefined;
  /** The columns of a table and of a CSV file when none were chosen. */
  readonly usual: readonly string[];
}

/** Writes the items of a list as they come; only a table has to wait for the last one to know its widths. */
export async function writeItems(
  items: AsyncIterable<unknown>,
  layout: ItemLayout,
  around: Surroundings,
): Promise<void> {
  const { stdout } = around;
  if (layout.format === "table") return writeTable(items, layout, around);
  if (layout.format === "csv") await writeText(stdout, csvLine(layout.chosen ?? layout.usual));
  let count = 0;
  for await (const item of items) {
    if (stdout.destroyed || stdout.errored) return;
    await writeText(stdout, itemText(item, layout, count === 0));
    count++;
  }
  if (layout.format === "json") await writeText(stdout, count === 0 ? "[]\n" : "\n]\n");
}

function itemText(item: unknown, layout: ItemLayout, first: boolean): string {
  if (layout.format === "csv") return csvItem(item, layout.chosen ?? layout.usual);
  const text = JSON.stringify(picked(item, layout.chosen));
  if (layout.format === "ndjson") return `${text}\n`;
  return `${first ? "[\n" : ",\n"}  ${text}`;
}

/** An item as a line of CSV. */
export function csvItem(item: unknown, columns: readonly string[]): string {
  return csvLine(columns.map((column) => cellText(valueAt(item, column))));
}

/** The chosen columns of an item, under the names that they were chosen by; null where there is nothing. */
export function picked(item: unknown, columns: readonly string[] | undefined): unknown {
  if (!columns) return item;
  return Object.fromEntries(columns.map((column) => [column, valueAt(item, column) ?? null]));
}

async function writeTable(
  items: AsyncIterable<unknown>,
  { chosen, usual }: ItemLayout,
  { env, stderr, stdout }: Surroundings,
): Promise<void> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  const colour = wantsColour(stdout, env);
  const columns = chosen ?? usual;
  if (all.length === 0) return note(stderr, "No items.");
  const { text, left } = itemTable(all, columns, { colour, width: chosen ? undefined : stdout.columns });
  await writeText(stdout, text);
  if (left.length > 0) {
    await note(
      stderr,
      bold(`No room for ${left.join(", ")}; choose with --columns.`, wantsColour(stderr, env)),
    );
  }
}

async function note(stream: Output, text: string): Promise<void> {
  await writeText(stream, `${text}\n`);
}
