import { type SettingKey, settings } from "./setting.ts";

/**
 * Replaces the values of secret settings in text with `[redacted]`. Values of up to three characters stay, because they may
 * be part of ordinary words.
 */
export function redactSecrets(text: string, values: Readonly<Partial<Record<SettingKey, string>>>): string {
  const secrets = settings
    .filter(({ secret }) => secret)
    .map(({ key }) => values[key])
    .filter((value) => value !== undefined && value.length > 3);
  return secrets.reduce<string>(
    (redacted, secret) => redacted.replaceAll(secret as string, "[redacted]"),
    text,
  );
}
