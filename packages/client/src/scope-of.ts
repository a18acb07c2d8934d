import { visibleHeaders } from "./events/visible-headers.ts";
import type { HeadersOptions } from "./openapi-fetch.ts";

/** Headers that change nothing in a response, or are a part of the scope anyway. */
const apart = new Set(["evenergy-user", "user-agent"]);

/** Further names and values of secrets: a scope is logged and persisted with the keys that it begins. */
const secretName = /passw|session|signature|credential/;
const secretValue = /^\s*(?:bearer|basic|digest|negotiate)\s/i;

interface Reader {
  readonly baseUrl: string;
  /** The client's own headers: they can name another user, or hold another token. */
  readonly headers: HeadersOptions;
  readonly bucket: string | undefined;
  /** Whether the bucket was named by whoever made the client, and so stands for whatever the headers hold. */
  readonly bucketGiven: boolean;
}

/**
 * What tells the data of one client from another's, for cache keys: no secret, and equal in every process.
 *
 *     https%3A%2F%2Fapi.ev.energy%2Fv2|user01HN2NJ9NMRZBXT1H6FT9N7735|my-app|accept-language=de
 */
export function scopeOf({ baseUrl, headers, bucket, bucketGiven }: Reader): string | undefined {
  const sent = Object.entries(headers as object).filter(([, value]) => value !== null && value !== undefined);
  const visible = visibleHeaders(sent.map(([name, value]) => [name, String(value)]));
  const others = Object.entries(visible).filter(
    ([name, value]) => !apart.has(name) && !(name === "evenergy-version" && value === "2"),
  );
  const secret = others.some(
    ([name, value]) => value === "[redacted]" || secretName.test(name) || secretValue.test(value),
  );
  if (bucket === undefined || (secret && !bucketGiven)) return undefined;
  // A bucket of the caller's own tells apart what secret headers read, so those can stay out.
  const varying = secret ? [] : others.map(([name, value]) => `${name}=${value}`).sort();
  return [baseUrl, visible["evenergy-user"] ?? "", bucket, ...varying].map(encodeURIComponent).join("|");
}
