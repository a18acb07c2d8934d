/** When the server accepts the next request. */
export interface RetryAfter {
  readonly date: Date;
  /** The same time, in milliseconds from the response. */
  readonly delayMs: number;
}

/** How long a 429 without a usable `Retry-After` pauses the bucket and the rejected call, in milliseconds. */
export const defaultPauseMs = 1000;

/** The latest time that a `Date` can represent. */
const latestDate = 8.64e15;

/**
 * Reads `Retry-After`: a number of seconds, or a date in one of three formats. Anything else counts as absent.
 * Fractions of a second, which the RFC does not allow, are rounded up.
 *
 *     Retry-After: 42
 *     Retry-After: Wed, 21 Oct 2026 07:28:00 GMT
 *     Retry-After: Wednesday, 21-Oct-26 07:28:00 GMT
 *     Retry-After: Wed Oct 21 07:28:00 2026
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function readRetryAfter(headers: Headers): RetryAfter | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) {
    const delayMs = Math.min(Math.ceil(Number(value)) * 1000, latestDate - Date.now());
    return { date: new Date(Date.now() + delayMs), delayMs };
  }
  const timestamp = readHttpDate(value);
  if (timestamp === undefined) return undefined;
  // Measure by the server's clock if the response has a Date header, because this machine's clock may be wrong.
  const now = readHttpDate(headers.get("date") ?? "") ?? Date.now();
  return { date: new Date(timestamp), delayMs: Math.max(0, timestamp - now) };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const time = "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})";
const month = `(?<month>${months.join("|")})`;
const dateFormats = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d{2}) ${month} (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(
    `^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d{2})-${month}-(?<year>\\d{2}) ${time} GMT$`,
  ),
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
];

function readHttpDate(text: string): number | undefined {
  const parts = dateFormats.map((format) => format.exec(text)?.groups).find(Boolean);
  if (!parts) return undefined;
  const { day, hour, minute, second, year } = parts;
  const timestamp = Date.UTC(
    fullYear(year ?? ""),
    months.indexOf(parts.month ?? ""),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return Number.isNaN(timestamp) ? undefined : timestamp;
}

/** RFC 9110, section 5.6.7: a two-digit year that appears to be more than 50 years in the future is in the past. */
function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  const now = new Date().getUTCFullYear();
  const year = Math.floor(now / 100) * 100 + Number(digits);
  return year > now + 50 ? year - 100 : year;
}
