import { QueryOptionError } from "../query-option-error.ts";

/** Names of headers that can hold a secret: `Authorization`, `Cookie`, `X-Api-Key`, … */
const secretName = /auth|cookie|token|secret|key|passw|session|signature|credential/;

/** Credentials under any name. */
const secretValue = /^\s*(?:bearer|basic|digest|negotiate)\s/i;

/**
 * The headers of a call as a part of its key: by name in lower case, in order. A secret stays out, because keys are logged,
 * shown by developer tools and persisted. But a response may depend on it, so the caller has to say by `scope` whose
 * data it is.
 *
 * @param given The groups of headers, later ones replacing earlier ones. `null` and `undefined` take a header out.
 * @param separated Whether the call has a scope of its own.
 * @throws {QueryOptionError} that names the header, never its value, if there is a secret without a scope.
 */
export function keyHeaders(
  call: string,
  given: readonly (HeadersInit | object | undefined)[],
  separated: boolean,
): Record<string, string | false> {
  const headers = new Map<string, string | false>();
  for (const group of given) {
    if (group === undefined || group === null) continue;
    const entries: [string, unknown][] =
      Symbol.iterator in group ? [...(group as Iterable<[string, unknown]>)] : Object.entries(group);
    for (const [name, value] of entries) {
      if (value === undefined) continue;
      // null takes one of the client's own headers out, so the response may be another one.
      headers.set(name.toLowerCase(), value === null ? false : String(value));
    }
  }
  const visible = [...headers].filter(([name, value]) => {
    const secret = value !== false && (secretName.test(name) || secretValue.test(value));
    if (secret && !separated) {
      throw new QueryOptionError(
        `${call}: the header ${name} may hold a secret, so it can't be in the key. ` +
          "Pass the option scope, which tells this call's data from that of others",
      );
    }
    return !secret;
  });
  return Object.fromEntries(visible.sort(([one], [other]) => (one < other ? -1 : 1)));
}
