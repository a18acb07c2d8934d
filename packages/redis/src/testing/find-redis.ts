import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];

/** Where redis-server is; undefined where there is none, and then the tests that need it are skipped. */
export const redisServerPath: string | undefined = folders
  .map((folder) => join(folder, "redis-server"))
  .find((path) => existsSync(path));
