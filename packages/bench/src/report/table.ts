/** A table of strings. The first column contains labels. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Formats the table for a terminal. */
export function asText({ caption, head, rows }: Table): string {
  const widths = columnWidths([head, ...rows]);
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  ");
  return [caption, line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Formats the table as Markdown, with the layout of Biome's formatter. */
export function asMarkdown({ caption, head, rows }: Table): string {
  const widths = columnWidths([head, ...rows]).map((width) => Math.max(width, 3));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [`${caption}\n`, line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

function columnWidths(lines: readonly (readonly string[])[]): number[] {
  const [head = []] = lines;
  return head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
