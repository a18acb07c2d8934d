import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", import.meta.url));

export interface RedoclyResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the workspace's Redocly CLI without telemetry. */
export function redocly(args: readonly string[], cwd: string): RedoclyResult {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { status: status ?? 1, stdout, stderr };
}
