/** Third-party programs, started for a test and ended with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./run-redocly.ts";

export interface Child {
  /** Everything that it has written so far, on both streams. */
  output(): string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a Node program at the root of the repository, with its telemetry off. */
export function startNode(args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  return { output: () => output, ended, stop: () => stop(child, ended) };
}

/** A process that does not end within five seconds of SIGINT is killed. */
async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGINT");
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(force);
}

/** Waits until the program's output says that it is ready; fails if it ends or takes too long. */
export async function ready(child: Child, sign: RegExp, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let over = false;
  child.ended.then(() => {
    over = true;
  });
  while (!sign.test(child.output())) {
    if (over || Date.now() > deadline) throw new Error(`It did not start:\n${child.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
