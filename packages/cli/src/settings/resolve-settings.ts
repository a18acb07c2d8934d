import { UsageError } from "../errors/usage-error.ts";
import { defaultConfigPath, readConfigFile } from "./config-file.ts";
import { type SettingKey, settings } from "./setting.ts";

/** The settings of a run, each from the first place that has it. */
export type ResolvedSettings = Readonly<Partial<Record<SettingKey, string>>>;

/**
 * Brings the settings together: flags win over the environment, which wins over the file.
 *
 * A token and an application serve the same purpose: the one from the stronger place counts, so that a `--token`
 * works whatever the file holds.
 *
 * @param flags The settings that were typed.
 * @throws UsageError
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
  const places: readonly ResolvedSettings[] = [flags, variables, file];
  const found: Partial<Record<SettingKey, string>> = {};
  for (const { key } of settings) {
    const value = places.map((place) => place[key]).find((one) => one !== undefined);
    if (value !== undefined) found[key] = value;
  }
  return oneWayIn(found, (key) => places.findIndex((place) => place[key] !== undefined));
}

function oneWayIn(
  found: Partial<Record<SettingKey, string>>,
  place: (key: SettingKey) => number,
): ResolvedSettings {
  const { token, clientId, clientSecret, ...rest } = found;
  const parts = (["clientId", "clientSecret"] as const).filter((key) => found[key] !== undefined);
  const strongest = Math.min(...parts.map(place));
  if (token !== undefined && place("token") <= strongest) return { ...rest, token };
  if (clientId === undefined && clientSecret === undefined) return rest;
  if (clientId === undefined) {
    throw new UsageError("--client-secret needs --client-id (or EV_CLIENT_ID).", "--client-id");
  }
  if (clientSecret === undefined) {
    throw new UsageError("--client-id needs --client-secret (or EV_CLIENT_SECRET).", "--client-secret");
  }
  return { ...rest, clientId, clientSecret };
}
