import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rounds } from "../testing/rounds.ts";
import { FileInUseError } from "./file-in-use-error.ts";
import { lockFile } from "./file-lock.ts";
import { hasEnded, thisProcess } from "./process-identity.ts";

/** If `supported` is false, simulates a file system without hard links, such as FAT and some network file systems. */
const links = { supported: true };
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const link: typeof real.link = (...args) =>
    links.supported
      ? real.link(...args)
      : Promise.reject(Object.assign(new Error("link"), { code: "EPERM" }));
  return { ...real, link };
});

let folder: string;
let file: string;
beforeEach(() => {
  links.supported = true;
  folder = mkdtempSync(join(tmpdir(), "ev-vehicles-lock-"));
  file = join(folder, "fleet.csv");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The ID of a process that has ended. */
const endedPid = spawnSync(process.execPath, ["-e", ""]).pid;

function leaveLock(owner: object, name = "fleet.csv.lock"): void {
  const lock = { id: "left-behind", ...thisProcess(), since: "2024-04-18T09:00:00Z", ...owner };
  writeFileSync(join(folder, name), JSON.stringify(lock));
}

describe.each([
  ["with", true],
  ["without", false],
])("a lock on a file system %s hard links", (_, supported) => {
  beforeEach(() => {
    links.supported = supported;
  });

  test("a file lock has one holder until its release, which leaves no lock file behind", async () => {
    const lock = await lockFile(file);
    const second = lockFile(file);
    await expect(second).rejects.toThrow(FileInUseError);
    await expect(second).rejects.toThrow(`process ${process.pid} on ${hostname()}, since 20`);
    await lock.release();
    await (await lockFile(file)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a file and a symbolic link to it share one lock", async () => {
    writeFileSync(file, "");
    symlinkSync(file, join(folder, "other.csv"));
    await lockFile(file);
    await expect(lockFile(join(folder, "other.csv"))).rejects.toThrow(FileInUseError);
  });

  test("exactly one of 20 concurrent calls acquires a file lock, even if a stale lock exists", async () => {
    for (let round = 0; round < 10 * rounds; round++) {
      if (round % 2 === 1) leaveLock({ pid: endedPid });
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFile(file)));
      const locks = results.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(locks).toHaveLength(1);
      for (const lock of locks) await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test("releasing a file lock does not delete a lock that another process has since acquired", async () => {
    const lock = await lockFile(file);
    leaveLock({ id: "another" });
    await lock.release();
    expect(existsSync(join(folder, "fleet.csv.lock"))).toBe(true);
  });
});

describe("a stale lock", () => {
  test.each([
    ["by a process that has ended", { pid: endedPid }],
    ["by a process whose ID now belongs to another process", { pid: process.ppid, processStart: "long ago" }],
    ["by a process whose ID now belongs to the current process", { processStart: "long ago" }],
  ])("a file lock that was left %s is removed", async (_, owner) => {
    leaveLock(owner);
    const lock = await lockFile(file);
    expect(JSON.parse(readFileSync(join(folder, "fleet.csv.lock"), "utf8"))).toMatchObject({
      host: hostname(),
      pid: process.pid,
    });
    await lock.release();
  });

  test("a stale lock is removed even if a process was killed while removing it", async () => {
    leaveLock({ pid: endedPid });
    leaveLock({ pid: endedPid }, "fleet.csv.lock.clearing");
    await (await lockFile(file)).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a lock that may be in use", () => {
  test.each([
    ["held on another host", { host: "elsewhere", pid: 4_000_000 }, "process 4000000 on elsewhere"],
    ["held in another container", { pidNamespace: "pid:[1]", pid: 4_000_000 }, "process 4000000"],
    ["held by a process with an unknown start time", { pid: process.ppid, processStart: null }, "process"],
    ["in an unknown format", { id: 5 }, "is unreadable"],
  ])("a file lock %s is kept, and cannot be acquired", async (_, owner, message) => {
    leaveLock(owner);
    await expect(lockFile(file)).rejects.toThrow(message);
    await expect(lockFile(file)).rejects.toThrow(`delete ${file}.lock`);
    expect(readdirSync(folder)).toEqual(["fleet.csv.lock"]);
  });

  test.each([
    ["a folder", () => mkdirSync(`${file}.lock`)],
    ["a dangling symbolic link", () => symlinkSync(join(folder, "nothing"), `${file}.lock`)],
  ])("%s in place of the lock file is an error", async (_, create) => {
    create();
    await expect(lockFile(file)).rejects.toThrow(FileInUseError);
  });
});

test("hasEnded returns false for the current process and its parent", () => {
  expect(hasEnded(thisProcess())).toBe(false);
  expect(hasEnded({ ...thisProcess(), pid: process.ppid, processStart: null })).toBe(false);
});
