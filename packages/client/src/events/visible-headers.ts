/** Names, in lower case, of headers that can hold a secret. */
export const secretHeaderName: RegExp = /auth|cookie|token|secret|key/;

/** Headers as a plain object for events, without those that can hold a secret. */
export function visibleHeaders(headers: HeadersInit | undefined): Record<string, string> {
  const visible: Record<string, string> = {};
  new Headers(headers).forEach((value, name) => {
    visible[name] = secretHeaderName.test(name) ? "[redacted]" : value;
  });
  return visible;
}
