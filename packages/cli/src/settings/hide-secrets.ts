import { type SettingKey, settings } from "./setting.ts";

/** Removes the values of secret settings from a text that is shown. */
export function hideSecrets(text: string, values: Readonly<Partial<Record<SettingKey, string>>>): string {
  const secrets = settings
    .filter(({ secret }) => secret)
    .map(({ key }) => values[key])
    .filter((value) => value !== undefined && value.length > 3);
  return secrets.reduce<string>((hidden, secret) => hidden.replaceAll(secret as string, "[redacted]"), text);
}
