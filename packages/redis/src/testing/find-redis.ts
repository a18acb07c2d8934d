import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];

/** The path of `redis-server`. If it is undefined, the tests that need Redis are skipped. */
export const redisServerPath: string | undefined = folders
  .map((folder) => join(folder, "redis-server"))
  .find((path) => existsSync(path));

/** Vitest calls this once per run, so that a run without Redis does not look like a complete one. */
export default function warnIfSkipped(): void {
  if (!redisServerPath) console.warn("redis-server is not installed: the tests that need Redis are skipped.");
}
