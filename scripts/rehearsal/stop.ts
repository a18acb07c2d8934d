import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const killAfterMs = 5_000;

/**
 * Stops a child process with SIGTERM, then after five seconds with SIGKILL. Does not wait for output that has not been read.
 */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  await exited;
  clearTimeout(timer);
}
