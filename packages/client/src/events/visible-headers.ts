/** Matches the lower-case names of headers that can contain a secret. */
export const secretHeaderName: RegExp = /auth|cookie|token|secret|key/;

/** Copies headers to a plain object for events and errors, with `[redacted]` for those that can contain a secret. */
export function visibleHeaders(headers: HeadersInit | undefined): Record<string, string> {
  const visible: Record<string, string> = {};
  new Headers(headers).forEach((value, name) => {
    visible[name] = secretHeaderName.test(name) ? "[redacted]" : value;
  });
  return visible;
}
