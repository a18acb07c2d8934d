import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const patienceMs = 5_000;

/** Ends a process that was started here: politely, and after five seconds for certain. Its output is not waited for. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await exited;
  clearTimeout(impatience);
}
