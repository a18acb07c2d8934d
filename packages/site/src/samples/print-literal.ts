const width = 72;

/**
 * Prints a JSON value as formatted TypeScript: on one line if it fits.
 *
 * @param indent the indentation of the line on which the literal starts
 * @param taken the number of columns before the literal on that line
 */
export function printLiteral(value: unknown, indent = 0, taken = indent): string {
  const flat = printFlat(value);
  if (taken + flat.length <= width || typeof value !== "object" || value === null) return flat;
  const inner = " ".repeat(indent + 2);
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${printLiteral(item, indent + 2)},\n`)
    : Object.entries(value).map(([name, member]) => {
        const start = `${inner}${printName(name)}: `;
        return `${start}${printLiteral(member, indent + 2, start.length)},\n`;
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join("")}${" ".repeat(indent)}${close}`;
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${printName(name)}: ${printFlat(member)}`);
  return members.length > 0 ? `{ ${members.join(", ")} }` : "{}";
}

function printName(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}
