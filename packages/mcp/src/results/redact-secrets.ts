/**
 * Creates a function that replaces secrets in text with `[redacted]`, including their JSON-escaped and URL-encoded forms.
 * Secrets of up to three characters stay, because they may be part of ordinary words.
 *
 * @param secrets Read at each call, because a renewed token may be added later.
 */
export function createRedactor(secrets: Iterable<string>): (text: string) => string {
  return (text) => {
    const spellings = [...secrets]
      .filter((secret) => secret.length > 3)
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
      .sort((one, other) => other.length - one.length);
    return [...new Set(spellings)].reduce(
      (redacted, secret) => redacted.replaceAll(secret, "[redacted]"),
      text,
    );
  };
}
