import { stringify } from "csv-stringify/sync";
import { cellText, valueAt } from "./cell-value.ts";
import { visibleControls } from "./visible-controls.ts";

/** How CSV is written. */
export interface CsvStyle {
  /** Leaves cells as the API gave them: formulas and, except on a terminal, control characters too. */
  readonly raw: boolean;
  /** Whether a terminal shows it. There even a carriage return is spelled out: it overwrites its own line. */
  readonly terminal: boolean;
}

/**
 * White space or an invisible character before a formula, which a spreadsheet may trim. What begins with the formula
 * itself, `escape_formulas` covers.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const hiddenFormula = /^[\s\p{Cf}]+[=+\-@＝＋－＠]/u;

/** The header line of a CSV file. */
export function csvHeader(columns: readonly string[], style: CsvStyle): string {
  return csvText([columns], style);
}

/** Items as records of RFC 4180, each ended by a plain line feed. */
export function csvRecords(items: readonly unknown[], columns: readonly string[], style: CsvStyle): string {
  const rows = items.map((item) => columns.map((column) => cell(valueAt(item, column), style)));
  return csvText(rows, style);
}

function csvText(rows: readonly (readonly unknown[])[], { raw }: CsvStyle): string {
  const only = rows[0]?.length === 1;
  // Most readers skip an empty line, so the only cell of a record is quoted if it is empty.
  return stringify(rows as unknown[][], { escape_formulas: !raw, quoted_empty: only });
}

/** A number stays one, so that a negative one is not taken for a formula. */
function cell(value: unknown, { raw, terminal }: CsvStyle): unknown {
  if (typeof value === "number") return value;
  const text = cellText(value);
  if (raw) return terminal ? visibleControls(text, "\n\t") : text;
  const visible = visibleControls(text, terminal ? "\n\t" : "\n\t\r");
  return hiddenFormula.test(visible) ? `'${visible}` : visible;
}
