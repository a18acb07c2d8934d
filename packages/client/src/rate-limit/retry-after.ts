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
  const inSeconds = /^\d+$/.test(value);
  // `Date` takes much more than the header's format: "-5" is a date to it.
  const isDate = /^\w{3}, .+ GMT$/.test(value);
  const date = new Date(inSeconds ? Date.now() + Number(value) * 1000 : isDate ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
