import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Identifies a process, even if the system has reused its ID. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** On Linux, the PID namespace: containers use the same IDs for different processes. Null elsewhere. */
  readonly pidNamespace: string | null;
  /** When the process started, in its operating system's own format; null if unknown. */
  readonly processStart: string | null;
}

export function thisProcess(): ProcessIdentity {
  const { pid } = process;
  return { host: hostname(), pid, pidNamespace: pidNamespace(), processStart: startTimeOf(pid) };
}

/**
 * Whether a process has certainly ended: its ID is unused, or a process that started at another time uses it. A
 * process on another host or in another PID namespace counts as running, because it cannot be checked.
 */
export function hasEnded({ host, pid, pidNamespace: namespace, processStart }: ProcessIdentity): boolean {
  if (host !== hostname() || namespace !== pidNamespace()) return false;
  if (!isRunning(pid)) return true;
  const start = startTimeOf(pid);
  return processStart !== null && start !== null && start !== processStart;
}

/** The PID namespace of this process, such as `pid:[4026531836]`; null on systems other than Linux. */
function pidNamespace(): string | null {
  return process.platform === "linux" ? orNull(() => readlinkSync("/proc/self/ns/pid")) : null;
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only checks whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, but runs as another user.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** When a process started; null if the system cannot tell, or the process has ended. */
function startTimeOf(pid: number): string | null {
  const read =
    process.platform === "linux" ? startOnLinux : process.platform === "win32" ? undefined : startByPs;
  return read ? orNull(() => read(pid)) : null;
}

/**
 * The ID of the boot, and the 22nd field of /proc/<pid>/stat: the start time in clock ticks since boot. The second field is
 * the program's name in parentheses. It may itself contain spaces and parentheses, so count from the last parenthesis.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOnLinux(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${fields[19]}`;
}

/** The start time to the second, as `ps` shows it on other POSIX systems, which may have no /proc. */
function startByPs(pid: number): string {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env }).trim();
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
