/** What the command line can be set up with, by flag, by environment or by file. */
export interface Setting {
  /** Its name in the file of settings. */
  readonly key: SettingKey;
  readonly flag: string;
  readonly variable: string;
  /** What its value is called in `--help`. */
  readonly value: string;
  readonly help: string;
  /** Never shown, in no message. */
  readonly secret: boolean;
}

export type SettingKey = "baseUrl" | "token" | "clientId" | "clientSecret" | "user";

/** Every setting, in the order in which `--help` lists them. */
export const settings: readonly Setting[] = [
  {
    key: "baseUrl",
    flag: "--base-url",
    variable: "EV_BASE_URL",
    value: "url",
    help: "where the API is (default: the live API)",
    secret: false,
  },
  {
    key: "token",
    flag: "--token",
    variable: "EV_TOKEN",
    value: "token",
    help: "an access token; the variable or the file keep it out of the list of processes",
    secret: true,
  },
  {
    key: "clientId",
    flag: "--client-id",
    variable: "EV_CLIENT_ID",
    value: "id",
    help: "the OAuth application, with its secret, instead of a token",
    secret: false,
  },
  {
    key: "clientSecret",
    flag: "--client-secret",
    variable: "EV_CLIENT_SECRET",
    value: "secret",
    help: "the application's secret",
    secret: true,
  },
  {
    key: "user",
    flag: "--user",
    variable: "EV_USER",
    value: "user",
    help: "the user to act as, by id or URL (header EvEnergy-User)",
    secret: false,
  },
];
