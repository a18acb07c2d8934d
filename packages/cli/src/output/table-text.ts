import Table from "cli-table3";
import { cellText, printable, valueAt } from "./cell-value.ts";

/** How a table looks. */
export interface TableStyle {
  readonly colour: boolean;
  /** The width of the terminal; a table that somebody chose the columns of may be wider. */
  readonly width: number | undefined;
}

/** What was drawn. */
export interface DrawnTable {
  readonly text: string;
  /** The columns that had no room. */
  readonly left: readonly string[];
}

/** No rules between the lines: a fleet is long. */
const chars = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** A table with a line for each item. Columns that do not fit in are left out from the right, the first one never. */
export function itemTable(
  items: readonly unknown[],
  columns: readonly string[],
  style: TableStyle,
): DrawnTable {
  const cells = items.map((item) => columns.map((column) => printable(cellText(valueAt(item, column)))));
  let width = 1;
  const fitting = columns.filter((column, index) => {
    width += 3 + Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0));
    return index === 0 || style.width === undefined || width <= style.width;
  });
  // Widths only grow: what fits stands at the front.
  const table = new Table({
    chars,
    head: [...fitting],
    style: { head: style.colour ? ["bold"] : [], border: [] },
  });
  for (const row of cells) table.push(row.slice(0, fitting.length));
  return { text: `${table.toString()}\n`, left: columns.slice(fitting.length) };
}

/** A table with a line for each field of one resource. */
export function fieldTable(item: unknown, columns: readonly string[], { colour, width }: TableStyle): string {
  const longest = Math.max(0, ...columns.map(({ length }) => length));
  const room = width === undefined ? [] : [null, Math.max(20, width - longest - 5)];
  const table = new Table({
    chars,
    style: { head: colour ? ["bold"] : [], border: [] },
    colWidths: room,
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const column of columns) table.push({ [column]: printable(cellText(valueAt(item, column))) });
  return `${table.toString()}\n`;
}
