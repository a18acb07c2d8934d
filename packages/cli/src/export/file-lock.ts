import { randomUUID } from "node:crypto";
import { link, open, readFile, realpath, rm, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FileInUseError } from "./file-in-use-error.ts";
import { hasEnded, type ProcessIdentity, thisProcess } from "./process-identity.ts";

/** What a lock file holds. */
export interface LockOwner extends ProcessIdentity {
  /** Tells this lock from every other one. */
  readonly id: string;
  /** When it was taken, in ISO 8601. */
  readonly since: string;
}

/** A file that no other process writes to. */
export interface FileLock {
  readonly release: () => Promise<void>;
}

/** The locks of this process. One that is not among them but has its ID was left behind. */
const held = new Set<string>();

/** How often a lock is asked for that another process is just releasing or, for 20 ms, clearing away. */
const attempts = 50;

/**
 * Makes this process the only writer of a file, by the file `<file>.lock` beside it. The lock of a process that has
 * ended, killed or cut off from power, is cleared away.
 *
 * @throws FileInUseError, naming the process that has the lock.
 */
export async function lockFile(file: string): Promise<FileLock> {
  return acquire(`${await realPath(file)}.lock`, file, 0);
}

/** Two names of one file, through symbolic links, are one lock. */
async function realPath(file: string): Promise<string> {
  return realpath(file).catch(async () => join(await realpath(dirname(file)), basename(file)));
}

async function acquire(path: string, file: string, depth: number): Promise<FileLock> {
  const mine: LockOwner = { id: randomUUID(), ...thisProcess(), since: new Date().toISOString() };
  // Before the file is there: another call of this process would take it for one that was left behind.
  held.add(mine.id);
  try {
    await waitFor(path, file, mine, depth);
  } catch (error) {
    held.delete(mine.id);
    throw error;
  }
  return {
    release: async () => {
      try {
        if (isOwner(await readOwner(path), mine.id)) await unlink(path);
      } finally {
        held.delete(mine.id);
      }
    },
  };
}

async function waitFor(path: string, file: string, mine: LockOwner, depth: number): Promise<void> {
  for (let attempt = 1; !(await create(path, mine)); attempt++) {
    const owner = await readOwner(path);
    // Clearing away takes a lock itself, and its holder can be killed as well, but not three in a row.
    const clearable = owner === undefined || (owner !== "unreadable" && isDead(owner) && depth <= 2);
    if (!clearable || attempt > attempts) throw new FileInUseError(file, path, owner ?? "unreadable");
    // Undefined: it was released meanwhile.
    if (owner) await clearAway(path, owner.id, depth);
  }
}

/**
 * Creates a lock file with its content in one step: it is written under another name and then linked, which fails if
 * there is one. File systems without links get it by the exclusive flag; its content follows a moment later.
 *
 * @returns false if there is a lock file.
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
    if (!noLinks.has(code)) throw error;
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

const noLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

async function write(path: string, text: string): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

function isDead(owner: LockOwner): boolean {
  const { host, pid, pidNamespace } = thisProcess();
  const mine = owner.host === host && owner.pidNamespace === pidNamespace && owner.pid === pid;
  return mine ? !held.has(owner.id) : hasEnded(owner);
}

/**
 * Deletes a lock that was left behind. Only the holder of a second lock may: otherwise the slower of two could
 * delete the lock that the faster one has just taken. If another process is clearing away, waits a moment instead.
 */
async function clearAway(path: string, id: string, depth: number): Promise<void> {
  const clearing = await acquire(`${path}.clearing`, path, depth + 1).catch((error: unknown) => {
    if (error instanceof FileInUseError) return undefined;
    throw error;
  });
  if (!clearing) return pause(20);
  try {
    if (isOwner(await readOwner(path), id)) await unlink(path);
  } finally {
    await clearing.release();
  }
}

function isOwner(owner: LockOwner | "unreadable" | undefined, id: string): boolean {
  return typeof owner === "object" && owner.id === id;
}

/** The owner of a lock; undefined if there is none, "unreadable" if it is not one of ours. */
async function readOwner(path: string): Promise<LockOwner | "unreadable" | undefined> {
  try {
    const owner = JSON.parse(await readFile(path, "utf8")) as Partial<LockOwner>;
    const texts = [owner.host, owner.id, owner.since].every((part) => typeof part === "string");
    return texts && Number.isSafeInteger(owner.pid) ? (owner as LockOwner) : "unreadable";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "unreadable";
  }
}
