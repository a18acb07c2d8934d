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
  // Date.parse takes much more than the header's format: "-5" is a date to it.
  const isDate = /^\w{3}, .+ GMT$/.test(value);
  const epochMs = /^\d+$/.test(value)
    ? Date.now() + Number(value) * 1000
    : isDate
      ? Date.parse(value)
      : Number.NaN;
  return Math.abs(epochMs) <= lastDate ? new Date(epochMs) : undefined;
}

/** The last moment that a `Date` can hold, in milliseconds since 1970. */
const lastDate = 8.64e15;
