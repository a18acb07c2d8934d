/** A setting of the command line, from a flag, an environment variable or the configuration file. */
export interface Setting {
  /** The name in the configuration file. */
  readonly key: SettingKey;
  readonly flag: string;
  readonly variable: string;
  /** The placeholder for the value in `--help`. */
  readonly value: string;
  readonly help: string;
  /** Whether messages must never show the value. */
  readonly secret: boolean;
}

export type SettingKey = "baseUrl" | "token" | "clientId" | "clientSecret" | "user";

/** All settings, in the order of `--help`. */
export const settings: readonly Setting[] = [
  {
    key: "baseUrl",
    flag: "--base-url",
    variable: "EV_BASE_URL",
    value: "url",
    help: "the API's base URL (default: the live API)",
    secret: false,
  },
  {
    key: "token",
    flag: "--token",
    variable: "EV_TOKEN",
    value: "token",
    help: "an access token; the variable or the file keeps it out of the process list",
    secret: true,
  },
  {
    key: "clientId",
    flag: "--client-id",
    variable: "EV_CLIENT_ID",
    value: "id",
    help: "the OAuth application's client ID; use it with the secret instead of a token",
    secret: false,
  },
  {
    key: "clientSecret",
    flag: "--client-secret",
    variable: "EV_CLIENT_SECRET",
    value: "secret",
    help: "the application's client secret",
    secret: true,
  },
  {
    key: "user",
    flag: "--user",
    variable: "EV_USER",
    value: "user",
    help: "the user to act as, by ID or URL (EvEnergy-User header)",
    secret: false,
  },
];
