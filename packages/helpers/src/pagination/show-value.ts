/** A value for an error message. Strings are in quotes, so that the string `"5"` differs from the number 5. */
export function showValue(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}
