import { bold } from "../run-context.ts";
import { cellText, valueAt } from "./cell-value.ts";
import { columnWidths } from "./column-widths.ts";
import { pad, textWidth, truncate } from "./text-width.ts";
import { oneLine } from "./visible-controls.ts";

/** The style of a table. */
export interface TableStyle {
  readonly colour: boolean;
  /** The width of the terminal; undefined if there is none, so that nothing is truncated. */
  readonly width: number | undefined;
  /** How many columns were requested, counted from the first. They shrink further before one of them is omitted. */
  readonly requested: number;
}

export interface DrawnTable {
  readonly text: string;
  /** The columns that did not fit. */
  readonly omitted: readonly string[];
}

/**
 * Draws a table with a line for each item. To fit the terminal, columns shrink; if that is not enough, the last columns are
 * omitted.
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
  const widths = columnWidths(natural, style.width, style.requested);
  const line = (cells: readonly string[]) =>
    widths.map((width, index) => ` ${pad(truncate(cells[index] ?? "", width), width)} `).join("│");
  const rule = ([left, middle, right]: readonly [string, string, string]) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const drawn = [
    rule(["┌", "┬", "┐"]),
    `│${bold(line(columns), style.colour)}│`,
    rule(["├", "┼", "┤"]),
    ...rows.map((row) => `│${line(row)}│`),
    rule(["└", "┴", "┘"]),
  ];
  return { text: `${drawn.join("\n")}\n`, omitted: columns.slice(widths.length) };
}

/** Formats a cell. A list is shown without JSON's brackets and quotes, and expanded references in it by name or ID. */
function tableCell(value: unknown): string {
  if (!Array.isArray(value)) return oneLine(cellText(value));
  return oneLine(value.map(elementText).join(", "));
}

function elementText(element: unknown): string {
  const { name, id } = Object(element) as { readonly name?: unknown; readonly id?: unknown };
  return cellText(typeof element === "object" ? (name ?? id ?? element) : element);
}
