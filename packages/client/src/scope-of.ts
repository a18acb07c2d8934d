import { secretHeaderName } from "./events/visible-headers.ts";
import type { HeadersOptions } from "./openapi-fetch.ts";

/** Headers that do not change a response, or that the scope contains separately. */
const ignoredHeaders = new Set(["evenergy-user", "user-agent"]);

/** More secret header names and values. The scope must not contain any, because cache keys are logged and persisted. */
const secretName = /passw|session|signature|credential/;
const secretValue = /^\s*(?:bearer|basic|digest|negotiate)\s/i;

interface ScopeOptions {
  readonly baseUrl: string;
  /** The client's own headers. They can name another user or contain another token. */
  readonly headers: HeadersOptions;
  readonly bucket: string | undefined;
  /** Whether the caller named the bucket. The name then also identifies what secret headers give access to. */
  readonly bucketNamed: boolean;
}

/**
 * Returns a string for cache keys that identifies whose data a client reads; `undefined` if that is unknown. The string
 * contains no secret and is the same in every process.
 *
 *     https%3A%2F%2Fapi.ev.energy%2Fv2|user01HN2NJ9NMRZBXT1H6FT9N7735|my-app|accept-language=de
 */
export function scopeOf({ baseUrl, headers, bucket, bucketNamed }: ScopeOptions): string | undefined {
  const sent = Object.entries(headers as object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const user = sent.find(([name]) => name === "evenergy-user")?.[1] ?? "";
  const others = sent.filter(
    ([name, value]) => !ignoredHeaders.has(name) && !(name === "evenergy-version" && value === "2"),
  );
  const visible = others.filter(
    ([name, value]) => !secretHeaderName.test(name) && !secretName.test(name) && !secretValue.test(value),
  );
  // Secret headers can give access to other data. The token provider's bucket does not depend on them.
  const ambiguous = visible.length < others.length && !bucketNamed;
  if (bucket === undefined || ambiguous) return undefined;
  const varying = visible.map(([name, value]) => `${name}=${value}`).sort();
  return [baseUrl, user, bucket, ...varying].map(encode).join("|");
}

/** `encodeURIComponent` throws for text that is not well-formed. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
