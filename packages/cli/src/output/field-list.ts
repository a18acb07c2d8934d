import { bold } from "../run-context.ts";
import { cellText, valueAt } from "./cell-value.ts";
import { textWidth, wrap } from "./text-width.ts";
import { oneLine } from "./visible-controls.ts";

/** A field of a resource, or the heading above the fields of an object. */
interface Row {
  readonly depth: number;
  readonly name: string;
  /** One value, or the elements of a list; undefined for a heading. */
  readonly values: readonly string[] | undefined;
}

/** The style of a list of fields. */
export interface FieldListStyle {
  readonly colour: boolean;
  /** The width of the terminal; undefined if there is none. */
  readonly width: number | undefined;
}

/**
 * Formats one resource as a list of its fields. The fields of expanded references and other objects are indented.
 *
 *     id       vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     trim
 *       name   40 kWh
 *       model
 *         name Leaf
 *
 * Nothing is truncated: long values are wrapped. A value is below its name, rather than beside it, on a narrow terminal
 * and if the name takes almost half of the line.
 */
export function fieldList(item: unknown, columns: readonly string[], style: FieldListStyle): string {
  const { colour, width = Number.POSITIVE_INFINITY } = style;
  const rows = columns.flatMap((column) => fieldRows(column, valueAt(item, column), 0));
  const widths = rows.map(({ depth, name, values }) => (values ? 2 * depth + textWidth(name) : 0));
  const names = Math.min(Math.max(0, ...widths), Math.floor(width * 0.45));
  const text = rows.flatMap(({ depth, name, values = [] }) => {
    const heading = wrap("  ".repeat(depth) + name, width);
    const indent = width < narrow ? 2 * depth + 2 : names + 2;
    const below = values
      .flatMap((value) => (value === "" ? [] : wrap(value, Math.max(1, width - indent))))
      .map((line) => " ".repeat(indent) + line);
    const [label = ""] = heading;
    const [first] = below;
    const beside = heading.length === 1 && textWidth(label) + 2 <= indent && width >= narrow;
    if (!beside || first === undefined) return [...heading.map((line) => bold(line, colour)), ...below];
    return [bold(label, colour) + first.slice(textWidth(label)), ...below.slice(1)];
  });
  return text.map((line) => `${line}\n`).join("");
}

/** On terminals narrower than this, values are below their names. */
const narrow = 50;

function fieldRows(name: string, value: unknown, depth: number): readonly Row[] {
  const row = (values?: readonly string[]): Row => ({ depth, name: oneLine(name), values });
  if (typeof value !== "object" || value === null) return [row([oneLine(cellText(value))])];
  const parts = Object.entries(value);
  const flat = parts.every(([, part]) => typeof part !== "object" || part === null);
  if (parts.length === 0) return [row([cellText(value)])];
  if (Array.isArray(value) && flat) return [row(value.map((element) => oneLine(cellText(element))))];
  return [row(), ...parts.flatMap(([key, part]) => fieldRows(key, part, depth + 1))];
}
