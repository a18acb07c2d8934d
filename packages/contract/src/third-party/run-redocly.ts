import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** The root of the repository. */
export const root: string = fileURLToPath(new URL("../../../../", import.meta.url));

export interface RedoclyRun {
  readonly code: number;
  /** The text on both streams. */
  readonly output: string;
}

/** Runs the Redocly CLI at the root of the repository, without telemetry. */
export function runRedocly(
  args: readonly string[],
  env: Record<string, string> = {},
  timeoutMs = 60_000,
): Promise<RedoclyRun> {
  const options = {
    cwd: root,
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
      ...env,
    },
    timeout: timeoutMs,
    maxBuffer: 16 * 1024 * 1024,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ code, output: stdout + stderr });
    });
  });
}
