/**
 * Takes a secret out of text or JSON data. A proxy's error page can repeat the request with its headers, and an
 * error shows a part of the page.
 */
export function redact<Value>(value: Value, secret: string | undefined): Value {
  if (!secret || value === undefined) return value;
  return JSON.parse(JSON.stringify(value).replaceAll(secret, "[redacted]")) as Value;
}
