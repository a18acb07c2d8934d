import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Identifies a process even after its ID was given to another one. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** On Linux: inside a container the same IDs mean other processes. Null elsewhere. */
  readonly pidNamespace: string | null;
  /** When the process started, as its system says it; null if that is not known. */
  readonly processStart: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  const { pid } = process;
  return { host: hostname(), pid, pidNamespace: pidNamespace(), processStart: startOf(pid) };
}

/**
 * Whether a process has certainly ended: its ID is free, or another process has got it since. Nothing is
 * known about a process of another host, so it may be running.
 */
export function hasEnded({ host, pid, pidNamespace: namespace, processStart }: ProcessIdentity): boolean {
  if (host !== hostname() || namespace !== pidNamespace()) return false;
  if (!isRunning(pid)) return true;
  const start = startOf(pid);
  return processStart !== null && start !== null && start !== processStart;
}

/** `pid:[4026531836]` */
function pidNamespace(): string | null {
  return process.platform === "linux" ? orNull(() => readlinkSync("/proc/self/ns/pid")) : null;
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** When a process started; null if the system does not say, or the process has ended. */
function startOf(pid: number): string | null {
  const ask =
    process.platform === "linux" ? startOnLinux : process.platform === "win32" ? undefined : startByPs;
  return ask ? orNull(() => ask(pid)) : null;
}

/**
 * The 22nd field of /proc/<pid>/stat, in clock ticks since the system started, with the ID of that start. The second
 * field is the name of the program, which may hold spaces and parentheses.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOnLinux(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${fields[19]}`;
}

/** POSIX has no such file, but `ps` everywhere: to the second. */
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
