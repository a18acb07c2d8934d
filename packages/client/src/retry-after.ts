/**
 * When the next request is accepted. `Retry-After` has two forms; anything else counts as absent.
 *
 *     Retry-After: 42
 *     Retry-After: Wed, 21 Oct 2026 07:28:00 GMT
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function readRetryAfter(headers: Headers): Date | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return valid(Date.now() + Number(value) * 1000);
  // Date.parse takes much more than the header's format: "-5" is a date to it.
  return /^[A-Z][a-z]{2}, .+ GMT$/.test(value) ? valid(Date.parse(value)) : undefined;
}

function valid(epochMs: number): Date | undefined {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
