import { UsageError } from "../errors/usage-error.ts";
import { defaultConfigPath, readConfigFile } from "./config-file.ts";
import { type SettingKey, settings } from "./setting.ts";

/** The settings of a run, each from the first source that has it. */
export type ResolvedSettings = Readonly<Partial<Record<SettingKey, string>>>;

/**
 * Combines the settings of all sources. Flags take precedence over environment variables, which take precedence
 * over the configuration file.
 *
 * A token and an application are alternatives. The one from the source with the higher precedence is used, so that
 * `--token` works regardless of the file's content. If one source has both, the token is used.
 *
 * @param flags The settings on the command line.
 * @throws UsageError if the file is invalid, or if the application has only an ID or only a secret.
 */
export function resolveSettings(
  flags: ResolvedSettings,
  env: NodeJS.ProcessEnv,
  configPath: string | undefined,
): ResolvedSettings {
  const named = configPath ?? env.EV_CONFIG;
  const file = readConfigFile(named || defaultConfigPath(env), Boolean(named));
  const variables = Object.fromEntries(
    settings.map(({ key, variable }) => [key, env[variable] || undefined]),
  );
  const sources: readonly ResolvedSettings[] = [flags, variables, file];
  const found: Partial<Record<SettingKey, string>> = {};
  for (const { key } of settings) {
    const value = sources.map((source) => source[key]).find((one) => one !== undefined);
    if (value !== undefined) found[key] = value;
  }
  return oneCredential(found, (key) => sources.findIndex((source) => source[key] !== undefined));
}

/** Drops the token or the application, whichever has the lower precedence. */
function oneCredential(
  found: Partial<Record<SettingKey, string>>,
  precedence: (key: SettingKey) => number,
): ResolvedSettings {
  const { token, clientId, clientSecret, ...rest } = found;
  const parts = (["clientId", "clientSecret"] as const).filter((key) => found[key] !== undefined);
  const ofApplication = Math.min(...parts.map(precedence));
  if (token !== undefined && precedence("token") <= ofApplication) return { ...rest, token };
  if (clientId === undefined && clientSecret === undefined) return rest;
  if (clientId === undefined) {
    throw new UsageError("--client-secret needs --client-id (or EV_CLIENT_ID).", "--client-id");
  }
  if (clientSecret === undefined) {
    throw new UsageError("--client-id needs --client-secret (or EV_CLIENT_SECRET).", "--client-secret");
  }
  return { ...rest, clientId, clientSecret };
}
