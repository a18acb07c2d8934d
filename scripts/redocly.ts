import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", import.meta.url));

export interface RedoclyResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the workspace's Redocly CLI without telemetry. */
export function redocly(args: readonly string[], cwd: string): Promise<RedoclyResult> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" };
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      // The code of a system error, such as ENOENT, is a string: the process did not start.
      if (typeof error?.code === "string") reject(error);
      else resolve({ status: error ? (error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
