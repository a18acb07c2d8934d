import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./run-redocly.ts";

/** A program that a test starts and ends. */
export interface NodeProcess {
  /** The text on both streams so far. */
  output(): string;
  /** The exit code, once the process has ended. */
  readonly exited: Promise<number>;
  /** Interrupts the process, and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a Node program at the root of the repository, with Redocly's telemetry off. */
export function startNode(args: readonly string[], env: Record<string, string> = {}): NodeProcess {
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
  const exited = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  return { output: () => output, exited, stop: () => stop(child, exited) };
}

/** Sends SIGINT, and SIGKILL if the process has not ended after five seconds. */
async function stop(child: ChildProcess, exited: Promise<number>): Promise<void> {
  child.kill("SIGINT");
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(force);
}

/** Waits until the output matches `sign`; fails if the process ends first or the time runs out. */
export async function ready(child: NodeProcess, sign: RegExp, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let ended = false;
  child.exited.then(() => {
    ended = true;
  });
  while (!sign.test(child.output())) {
    if (ended || Date.now() > deadline)
      throw new Error(
        `The process did not print ${sign} before it ended or ${timeoutMs} ms had passed:\n${child.output()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
