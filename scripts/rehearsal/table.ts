import type { Cell } from "./cell.ts";

const marks = { works: "✔ works", fails: "✘ FAILS", "can't run": "– can't run" } as const;

/** Formats the cells as a table, with the errors of failed cells below it. */
export function toTable(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => [
    cell.where,
    cell.trial,
    marks[cell.result],
    `${cell.seconds.toFixed(1)} s`,
    firstLine(cell.note),
  ]);
  const header = ["environment", "trial", "result", "time", "note"];
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
    .map((cell) => `\n${cell.where}, ${cell.trial}:\n${excerpt(cell.note)}`);
  return [...table, ...failures, "", summary(cells)].join("\n");
}

const maxLines = 15;

/** The first lines of a failed cell's error, indented. */
function excerpt(text: string): string {
  const lines = text.split("\n");
  const left = lines.length - maxLines;
  const shown = left > 0 ? [...lines.slice(0, maxLines), `… and ${left} more lines`] : lines;
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
