import { randomUUID } from "node:crypto";
import { link, open, readFile, realpath, rm, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FileInUseError } from "./file-in-use-error.ts";
import { hasEnded, type ProcessIdentity, thisProcess } from "./process-identity.ts";

/** The content of a lock file. */
export interface LockOwner extends ProcessIdentity {
  /** A random ID of this lock. */
  readonly id: string;
  /** When the lock was acquired, in ISO 8601. */
  readonly since: string;
}

/** The exclusive right to write to a file. */
export interface FileLock {
  readonly release: () => Promise<void>;
}

/**
 * The IDs of the locks that this process holds or is acquiring. A lock file with this process's ID but another lock ID is
 * stale: an earlier process with the same ID left it behind.
 */
const held = new Set<string>();

/** The maximum number of retries, while other processes keep acquiring and releasing the lock or removing a stale one. */
const attempts = 50;

/**
 * Acquires the lock on a file: creates the lock file `<file>.lock` in the same folder. Removes a stale lock, which a killed
 * process or a power failure has left behind.
 *
 * @throws FileInUseError if another export holds the lock, or may hold it.
 */
export async function lockFile(file: string): Promise<FileLock> {
  return acquire(`${await realPath(file)}.lock`, file, 0);
}

/** Resolves symbolic links, so that a file and a link to it share one lock. */
async function realPath(file: string): Promise<string> {
  return realpath(file).catch(async () => join(await realpath(dirname(file)), basename(file)));
}

async function acquire(path: string, file: string, depth: number): Promise<FileLock> {
  const owner: LockOwner = { id: randomUUID(), ...thisProcess(), since: new Date().toISOString() };
  // Add the ID before the lock file exists: otherwise, another call in this process could take the lock for stale.
  held.add(owner.id);
  try {
    await createWhenFree(path, file, owner, depth);
  } catch (error) {
    held.delete(owner.id);
    throw error;
  }
  return {
    release: async () => {
      try {
        if (isOwner(await readOwner(path), owner.id)) await unlink(path);
      } finally {
        held.delete(owner.id);
      }
    },
  };
}

async function createWhenFree(path: string, file: string, owner: LockOwner, depth: number): Promise<void> {
  for (let attempt = 1; !(await create(path, owner)); attempt++) {
    // Undefined if the other process has just released the lock.
    const other = await readOwner(path);
    // Removing a stale lock needs another lock, which can itself be stale. Three levels of locks are enough.
    const removable = other === undefined || (other !== "unreadable" && isStale(other) && depth <= 2);
    if (!removable || attempt > attempts) throw new FileInUseError(file, path, other ?? "unreadable");
    if (other) await removeStale(path, other.id, depth);
  }
}

/**
 * Creates a lock file and its content in one atomic step: writes a draft, and links the draft to the path, which fails if
 * the path exists. On file systems without hard links, creates the file with the exclusive flag and then writes to it.
 *
 * @returns false if the lock file already exists.
 */
async function create(path: string, owner: LockOwner): Promise<boolean> {
  const text = `${JSON.stringify(owner, undefined, 2)}\n`;
  const draft = `${path}.${owner.id}`;
  try {
    await write(draft, text);
    await link(draft, path);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!linkUnsupported.has(code)) throw error;
    return await write(path, text).then(
      () => true,
      (reason: NodeJS.ErrnoException) => {
        if (reason.code === "EEXIST") return false;
        throw reason;
      },
    );
  } finally {
    await rm(draft, { force: true });
  }
}

/** The error codes of `link` on file systems without hard links. */
const linkUnsupported: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

async function write(path: string, text: string): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

function isStale(owner: LockOwner): boolean {
  const { host, pid, pidNamespace } = thisProcess();
  const isOwn = owner.host === host && owner.pidNamespace === pidNamespace && owner.pid === pid;
  return isOwn ? !held.has(owner.id) : hasEnded(owner);
}

/**
 * Deletes a stale lock while holding a second lock: otherwise, the slower of two processes could delete the lock that
 * the faster one has just acquired. If another process holds the second lock, waits 20 ms instead.
 */
async function removeStale(path: string, id: string, depth: number): Promise<void> {
  const removal = await acquire(`${path}.clearing`, path, depth + 1).catch((error: unknown) => {
    if (error instanceof FileInUseError) return undefined;
    throw error;
  });
  if (!removal) return pause(20);
  try {
    if (isOwner(await readOwner(path), id)) await unlink(path);
  } finally {
    await removal.release();
  }
}

function isOwner(owner: LockOwner | "unreadable" | undefined, id: string): boolean {
  return typeof owner === "object" && owner.id === id;
}

/** The owner of a lock; undefined if the lock file does not exist, "unreadable" if it is not a lock file of this command. */
async function readOwner(path: string): Promise<LockOwner | "unreadable" | undefined> {
  try {
    const owner = JSON.parse(await readFile(path, "utf8")) as Partial<LockOwner>;
    const hasStrings = [owner.host, owner.id, owner.since].every((part) => typeof part === "string");
    return hasStrings && Number.isSafeInteger(owner.pid) ? (owner as LockOwner) : "unreadable";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "unreadable";
  }
}
