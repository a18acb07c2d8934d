import { QueryOptionError } from "../errors.ts";

/** Matches the names of headers that may contain a secret, in lower case: `authorization`, `cookie`, `x-api-key`, … */
const secretName = /auth|cookie|token|secret|key|passw|session|signature|credential/;

/** Matches the value of a header that contains credentials, whatever its name. */
const secretValue = /^\s*(?:bearer|basic|digest|negotiate)\s/i;

/**
 * The headers of a call for its key: sorted, with names in lower case. Secrets are left out, because keys are logged,
 * persisted and shown by developer tools. The response may depend on them, so a call with a secret needs its own `scope`.
 *
 * @param groups The groups of headers. A header replaces one of the same name in an earlier group.
 * @param hasScope Whether the call has its own scope.
 * @throws {QueryOptionError} If there is a secret without a scope. The message has the header's name, but not its value.
 */
export function keyHeaders(
  call: string,
  groups: readonly (HeadersInit | object | undefined)[],
  hasScope: boolean,
): Record<string, string | false> {
  const headers = new Map<string, string | false>();
  for (const group of groups) {
    if (group === undefined || group === null) continue;
    const entries: [string, unknown][] =
      Symbol.iterator in group ? [...(group as Iterable<[string, unknown]>)] : Object.entries(group);
    for (const [name, value] of entries) {
      if (value === undefined) continue;
      // null removes one of the client's own headers, which may change the response, so the key has false.
      headers.set(name.toLowerCase(), value === null ? false : String(value));
    }
  }
  const visible = [...headers].filter(([name, value]) => {
    const secret = value !== false && (secretName.test(name) || secretValue.test(value));
    if (secret && !hasScope) {
      throw new QueryOptionError(
        `${call}: the header ${name} may contain a secret, so it can't be in the key. ` +
          "Pass the option scope, which separates the data of this call from other calls' data",
      );
    }
    return !secret;
  });
  return Object.fromEntries(visible.sort(([one], [other]) => (one < other ? -1 : 1)));
}
