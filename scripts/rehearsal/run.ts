import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd: string;
  /** Variables added to the environment of this process; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After this time, in milliseconds, the program is killed. @default 300_000 */
  readonly timeoutMs?: number;
}

/** Runs a program and returns its standard output; if the program fails, rejects with its whole output. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: options.timeoutMs ?? 300_000,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    all += text;
  });
  child.on("error", reject);
  child.on("close", (code, signal) => {
    if (code === 0) resolve(stdout);
    else reject(new Error(all.trim() || `${program} exited with ${code ?? signal} and printed nothing.`));
  });
  return promise;
}
