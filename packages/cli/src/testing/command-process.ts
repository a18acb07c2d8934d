import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { shellQuote } from "../input/shell-quote.ts";

/** The published command. `build` runs before `test`. */
export const bin: string = fileURLToPath(new URL("../../bin/ev-vehicles.js", import.meta.url));

/** The published command as it is typed in a shell. */
export const quotedCommand = `${shellQuote(process.execPath)} ${shellQuote(bin)}`;

/** What a process wrote, and how it ended. */
export interface ProcessResult {
  /** Null if a signal ended the process. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that a test started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<ProcessResult>;
  /** Everything that the process has written so far. */
  readonly output: () => string;
}

const running = new Set<ChildProcess>();

export function startProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): RunningProcess {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, "close").then(([status, signal]) => {
    running.delete(child);
    return { status: status as number | null, signal: signal as string | null, stdout, stderr };
  });
  return { child, ended, output: () => stdout + stderr };
}

/** Starts the published command with arguments that contain no spaces. */
export function startCommand(args: string, env: NodeJS.ProcessEnv): RunningProcess {
  return startProcess(process.execPath, [bin, ...args.split(" ")], env);
}

/** Kills what a failed test left running. */
export function killRunning(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** The environment of a command that calls a mock, without the user's own configuration file. */
export function mockEnvironment(baseUrl: string, configHome: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    EV_BASE_URL: baseUrl,
    EV_TOKEN: "mock-token",
    XDG_CONFIG_HOME: configHome,
    NO_COLOR: "",
  };
}
