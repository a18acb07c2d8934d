import { bold } from "../surroundings.ts";
import { cellText, valueAt } from "./cell-value.ts";
import { columnWidths } from "./column-widths.ts";
import { cut, padded, textWidth } from "./text-width.ts";
import { oneLine } from "./visible-controls.ts";

/** How a table looks. */
export interface TableStyle {
  readonly colour: boolean;
  /** The width of the terminal; undefined if there is none, and nothing needs to be cut. */
  readonly width: number | undefined;
  /** How many of the first columns were requested: they shrink further before one is left out. */
  readonly wanted: number;
}

/** What was drawn. */
export interface DrawnTable {
  readonly text: string;
  /** The columns that had no room. */
  readonly left: readonly string[];
}

/**
 * A table with a line for each item, never wider than the terminal: columns shrink, and the last ones are left out
 * if even that is not enough.
 */
export function itemTable(
  items: readonly unknown[],
  columns: readonly string[],
  style: TableStyle,
): DrawnTable {
  const rows = items.map((item) => columns.map((column) => tableCell(valueAt(item, column))));
  const natural = columns.map((column, index) =>
    rows.reduce((widest, row) => Math.max(widest, textWidth(row[index] ?? "")), textWidth(column)),
  );
  const widths = columnWidths(natural, style.width, style.wanted);
  const line = (cells: readonly string[]) =>
    widths.map((width, index) => ` ${padded(cut(cells[index] ?? "", width), width)} `).join("│");
  const rule = ([left, middle, right]: readonly [string, string, string]) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const drawn = [
    rule(["┌", "┬", "┐"]),
    `│${bold(line(columns), style.colour)}│`,
    rule(["├", "┼", "┤"]),
    ...rows.map((row) => `│${line(row)}│`),
    rule(["└", "┴", "┘"]),
  ];
  return { text: `${drawn.join("\n")}\n`, left: columns.slice(widths.length) };
}

/** A list of short values reads better without JSON's quotes; of expanded references, their names or IDs. */
function tableCell(value: unknown): string {
  if (!Array.isArray(value)) return oneLine(cellText(value));
  return oneLine(value.map(elementText).join(", "));
}

function elementText(element: unknown): string {
  const { name, id } = Object(element) as { readonly name?: unknown; readonly id?: unknown };
  return cellText(typeof element === "object" ? (name ?? id ?? element) : element);
}
