/**
 * Takes secrets out of a text, as they are and as JSON and URLs spell them. Those of fewer than four characters stay.
 *
 * @param secrets Looked at each time: there may be more of them later.
 */
export function secretHider(secrets: Iterable<string>): (text: string) => string {
  return (text) => {
    const spellings = [...secrets]
      .filter((secret) => secret.length > 3)
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
      .sort((one, other) => other.length - one.length);
    return [...new Set(spellings)].reduce((hidden, secret) => hidden.replaceAll(secret, "[redacted]"), text);
  };
}
