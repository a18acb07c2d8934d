/** Takes secrets out of a text, as they are and as JSON and URLs spell them. Those of fewer than four characters stay. */
export function secretHider(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets
    .filter((secret) => secret.length > 3)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((one, other) => other.length - one.length);
  return (text) =>
    [...new Set(spellings)].reduce((hidden, secret) => hidden.replaceAll(secret, "[redacted]"), text);
}
