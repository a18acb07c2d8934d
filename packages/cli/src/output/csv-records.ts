import { stringify } from "csv-stringify/sync";
import { cellText, valueAt } from "./cell-value.ts";
import { visibleControls } from "./visible-controls.ts";

/** The style of CSV output. */
export interface CsvStyle {
  /** Whether to write cells exactly as the API returned them, except for control characters on a terminal. */
  readonly raw: boolean;
  /** Whether the output is a terminal. A carriage return is then escaped: text after it would overwrite its line. */
  readonly terminal: boolean;
}

/**
 * A formula after white space or invisible characters, which a spreadsheet may trim. `escape_formulas` handles cells that
 * start with the formula itself.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const hiddenFormula = /^[\s\p{Cf}]+[=+\-@＝＋－＠]/u;

/** The header line of a CSV file. */
export function csvHeader(columns: readonly string[], style: CsvStyle): string {
  return csvText([columns], style);
}

/** Formats items as records of RFC 4180, but with a line feed instead of CRLF at the end of each. */
export function csvRecords(items: readonly unknown[], columns: readonly string[], style: CsvStyle): string {
  const rows = items.map((item) => columns.map((column) => cell(valueAt(item, column), style)));
  return csvText(rows, style);
}

function csvText(rows: readonly (readonly unknown[])[], { raw }: CsvStyle): string {
  // Most readers skip empty lines, so the only cell of a record is quoted if it is empty.
  const hasOneColumn = rows[0]?.length === 1;
  return stringify(rows as unknown[][], { escape_formulas: !raw, quoted_empty: hasOneColumn });
}

/** Prepares a value for its cell. Numbers stay numbers: as text, a negative number would be escaped as a formula. */
function cell(value: unknown, { raw, terminal }: CsvStyle): unknown {
  if (typeof value === "number") return value;
  const text = cellText(value);
  if (raw) return terminal ? visibleControls(text, "\n\t") : text;
  const visible = visibleControls(text, terminal ? "\n\t" : "\n\t\r");
  return hiddenFormula.test(visible) ? `'${visible}` : visible;
}
