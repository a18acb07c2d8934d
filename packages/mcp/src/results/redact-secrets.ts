/**
 * Creates a function that replaces secrets in a text by `[redacted]`, also in the escaped forms of JSON and URLs. Secrets
 * of up to three characters stay.
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
