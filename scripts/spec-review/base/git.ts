import { spawnSync } from "node:child_process";

/** Runs git and returns its standard output, or `undefined` if it fails. */
export function git(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout, error } = spawnSync("git", args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return status === 0 ? stdout : undefined;
}
