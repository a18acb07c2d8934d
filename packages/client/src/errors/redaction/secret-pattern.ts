/** The text that replaces a secret. */
export const redacted = "[redacted]";

/** The source of a regular expression that matches any of these texts. Longer texts come first: the first match wins. */
export function anyOf(texts: readonly string[]): string {
  const longestFirst = [...new Set(texts)].filter((text) => text !== "").sort((a, b) => b.length - a.length);
  return longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|");
}

/**
 * The forms in which a secret can appear: as it is, in JSON, in a URL, and in the Base64 of any text that contains the
 * secret, such as `Basic` credentials or an encoded header.
 */
export function secretSpellings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const inForm = new URLSearchParams([["", secret]]).toString().slice(1);
  const encoded = [encodeURIComponent(secret), encodeURI(secret), inForm];
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    // Some serializers escape slashes.
    JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    ...encoded,
    ...encoded.map((text) => text.replace(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase())),
    ...[0, 1, 2].flatMap((offset) => base64Within(bytes, offset)),
  ];
}

/**
 * The Base64 characters of a secret that do not depend on its neighbours: those whose six bits all come from the
 * secret.
 *
 * @param offset How many bytes of its first group of three precede the secret: 0, 1 or 2.
 */
function base64Within(bytes: Uint8Array, offset: number): string[] {
  const padded = String.fromCharCode(...new Uint8Array(offset), ...bytes);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  const text = btoa(padded).slice(first, last);
  return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
}
