import type { LockOwner } from "./file-lock.ts";

/** Another export is writing to the file, or may be. The exit status is 1, because the same command line can succeed later. */
export class FileInUseError extends Error {
  override readonly name = "FileInUseError";
  readonly kind = "fileInUse";
  /** The process that holds the lock; undefined if the lock file is unreadable. */
  readonly owner: Pick<LockOwner, "host" | "pid" | "since"> | undefined;

  constructor(file: string, lock: string, owner: LockOwner | "unreadable") {
    const clear = `If no export is running, delete ${lock}.`;
    const message =
      owner === "unreadable"
        ? `${file}: another export may be writing to it, but its lock ${lock} is unreadable. ${clear}`
        : `${file}: another export is writing to it: process ${owner.pid} on ${owner.host}, since ${owner.since}. ${clear}`;
    super(message);
    this.owner =
      owner === "unreadable" ? undefined : { host: owner.host, pid: owner.pid, since: owner.since };
  }
}
