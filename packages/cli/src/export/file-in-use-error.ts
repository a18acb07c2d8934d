import type { LockOwner } from "./file-lock.ts";

/** Another process writes to the file. Exit status 1: the command line is right, and later it will do. */
export class FileInUseError extends Error {
  override readonly name = "FileInUseError";
  readonly kind = "fileInUse";
  /** The process that has the lock; undefined if the lock file does not say. */
  readonly owner: Pick<LockOwner, "host" | "pid" | "since"> | undefined;

  constructor(file: string, lock: string, owner: LockOwner | "unreadable") {
    const clear = `If no export is running, delete ${lock}.`;
    const message =
      owner === "unreadable"
        ? `${file}: ${lock} says that another export is writing to it, but not which one. ${clear}`
        : `${file}: another export is writing to it: process ${owner.pid} on ${owner.host}, since ${owner.since}. ${clear}`;
    super(message);
    this.owner =
      owner === "unreadable" ? undefined : { host: owner.host, pid: owner.pid, since: owner.since };
  }
}
