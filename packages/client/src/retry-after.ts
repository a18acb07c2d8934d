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
  const seconds = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  // `Date` takes much more than the header's format: "-5" is a date to it.
  const date = new Date(/^\w{3}, .+ GMT$/.test(value) ? value : Date.now() + seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
