import { secretHeaderName } from "./events/visible-headers.ts";
import type { HeadersOptions } from "./openapi-fetch.ts";

/** Headers that change nothing in a response, or are a part of the scope anyway. */
const apart = new Set(["evenergy-user", "user-agent"]);

/** Further names and values of secrets, because a scope is logged and persisted with the keys that it begins. */
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
  const sent = Object.entries(headers as object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const user = sent.find(([name]) => name === "evenergy-user")?.[1] ?? "";
  const others = sent.filter(
    ([name, value]) => !apart.has(name) && !(name === "evenergy-version" && value === "2"),
  );
  const visible = others.filter(
    ([name, value]) => !secretHeaderName.test(name) && !secretName.test(name) && !secretValue.test(value),
  );
  // A bucket of the caller's own tells apart what secret headers read; the token provider's knows nothing of them.
  const unknown = visible.length < others.length && !bucketGiven;
  if (bucket === undefined || unknown) return undefined;
  const varying = visible.map(([name, value]) => `${name}=${value}`).sort();
  return [baseUrl, user, bucket, ...varying].map(encode).join("|");
}

/** Also text that is not well-formed, which `encodeURIComponent` refuses. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
