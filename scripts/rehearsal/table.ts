import type { Cell } from "./cell.ts";

const marks = { works: "✔ works", fails: "✘ FAILS", "can't run": "– can't run" } as const;

/** The cells as a table, and what is behind those that did not work below it. */
export function toTable(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => [
    cell.where,
    cell.as,
    marks[cell.result],
    `${cell.seconds.toFixed(1)} s`,
    firstLine(cell.note),
  ]);
  const header = ["where", "as", "result", "took", "what"];
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const table = [line(header), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)];
  const failures = cells
    .filter((cell) => cell.result === "fails")
    .map((cell) => `\n${cell.where}, ${cell.as}:\n${excerpt(cell.note)}`);
  return [...table, ...failures, "", summary(cells)].join("\n");
}

const mostLines = 15;

/** The beginning of what a failed cell wrote, indented. */
function excerpt(text: string): string {
  const lines = text.split("\n");
  const left = lines.length - mostLines;
  const shown = left > 0 ? [...lines.slice(0, mostLines), `… and ${left} more lines`] : lines;
  return shown.map((line) => `  ${line.slice(0, 240)}`).join("\n");
}

function firstLine(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}

function summary(cells: readonly Cell[]): string {
  const count = (result: Cell["result"]) => cells.filter((cell) => cell.result === result).length;
  return `${count("works")} of ${cells.length} cells work, ${count("fails")} fail, ${count("can't run")} can't run here.`;
}
