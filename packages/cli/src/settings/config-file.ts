import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../errors/usage-error.ts";
import { type SettingKey, settings } from "./setting.ts";

/** The settings in a configuration file. */
export type ConfigFile = Readonly<Partial<Record<SettingKey, string>>>;

/** The default path of the configuration file: `~/.config/ev-vehicles/config.json`. */
export function defaultConfigPath(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config"), "ev-vehicles", "config.json");
}

/**
 * Reads a configuration file. It may contain a secret, so except on Windows, the user must own it, and nobody else may have
 * access.
 *
 *     { "baseUrl": "https://api.ev.energy/v2", "clientId": "…", "clientSecret": "…" }
 *
 * @param required Whether a missing file is an error.
 * @throws UsageError; its message never contains values of the file.
 */
export function readConfigFile(path: string, required: boolean): ConfigFile {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (missing && !required) return {};
    throw new UsageError(`${path}: ${missing ? "there is no such file" : "cannot read the file"}.`);
  }
  try {
    // Check the open file rather than its path: another file cannot replace it in between.
    if (fstatSync(handle).isDirectory()) throw new UsageError(`${path}: this is a folder, not a file.`);
    checkOwner(path, handle);
    return checkContent(path, parse(path, readFileSync(handle)));
  } finally {
    closeSync(handle);
  }
}

/** Checks the owner and the mode of a file. Windows has no file modes: access control lists protect the user's folder. */
function checkOwner(path: string, handle: number): void {
  if (process.platform === "win32") return;
  const { mode, uid } = fstatSync(handle);
  const permissions = (mode & 0o777).toString(8).padStart(3, "0");
  if (uid !== process.getuid?.()) {
    throw new UsageError(`${path}: the file belongs to another user. Use a file that you own.`);
  }
  if ((mode & 0o077) !== 0) {
    throw new UsageError(
      `${path}: other users have access to the file (mode ${permissions}), which may contain a secret. Run: chmod 600 ${path}`,
    );
  }
}

/**
 * Parses the file. Editors on Windows may write UTF-16 or a byte order mark. The parser's own error is dropped, because its
 * message would quote the text, which may contain secrets.
 */
function parse(path: string, data: Uint8Array): unknown {
  const encoding = data[0] === 0xff && data[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return JSON.parse(new TextDecoder(encoding).decode(data)) as unknown;
  } catch {
    throw new UsageError(`${path}: the file is not valid JSON.`);
  }
}

function checkContent(path: string, content: unknown): ConfigFile {
  const keys = settings.map(({ key }) => key);
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new UsageError(`${path}: expected a JSON object with ${keys.join(", ")}.`);
  }
  for (const [key, value] of Object.entries(content)) {
    if (!keys.includes(key as SettingKey)) {
      throw new UsageError(
        `${path}: unknown setting ${JSON.stringify(key)}; expected one of ${keys.join(", ")}.`,
      );
    }
    if (typeof value !== "string") throw new UsageError(`${path}: ${key} must be a string.`);
  }
  return content as ConfigFile;
}
