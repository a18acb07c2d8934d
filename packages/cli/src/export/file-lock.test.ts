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
import { FileInUseError } from "./file-in-use-error.ts";
import { lockFile } from "./file-lock.ts";
import { hasEnded, thisProcess } from "./process-identity.ts";

/** Whether the file system has hard links; FAT and some network file systems have none. */
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

/** An ID that was in use a moment ago. */
const endedPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

function leaveLock(owner: object, name = "fleet.csv.lock"): void {
  const lock = { id: "left-behind", ...thisProcess(), since: "2024-04-18T09:00:00Z", ...owner };
  writeFileSync(join(folder, name), JSON.stringify(lock));
}

describe.each([true, false])("a lock, with hard links: %s", (supported) => {
  beforeEach(() => {
    links.supported = supported;
  });

  test("has one holder, and says which, until it is released; then nothing is left of it", async () => {
    const lock = await lockFile(file);
    const refused = lockFile(file);
    await expect(refused).rejects.toThrow(FileInUseError);
    await expect(refused).rejects.toThrow(`process ${process.pid} on ${hostname()}, since 20`);
    await lock.release();
    await (await lockFile(file)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is the same under another name of the file", async () => {
    writeFileSync(file, "");
    symlinkSync(file, join(folder, "other.csv"));
    await lockFile(file);
    await expect(lockFile(join(folder, "other.csv"))).rejects.toThrow(FileInUseError);
  });

  test("goes to one of many that ask at once, also where a dead process left one behind", async () => {
    for (let round = 0; round < 20; round++) {
      if (round % 2 === 1) leaveLock({ pid: endedPid() });
      const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockFile(file)));
      const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(got).toHaveLength(1);
      for (const lock of got) await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test("that was taken over is not released by its former holder", async () => {
    const lock = await lockFile(file);
    leaveLock({ id: "another" });
    await lock.release();
    expect(existsSync(join(folder, "fleet.csv.lock"))).toBe(true);
  });
});

describe("a lock that was left behind", () => {
  test.each([
    ["by a process that has ended", () => ({ pid: endedPid() })],
    ["by a process whose ID another one has now", () => ({ pid: process.ppid, processStart: "long ago" })],
    ["by a process whose ID this one has now", () => ({ processStart: "long ago" })],
  ])("%s is cleared away", async (_, owner) => {
    leaveLock(owner());
    const lock = await lockFile(file);
    expect(JSON.parse(readFileSync(join(folder, "fleet.csv.lock"), "utf8"))).toMatchObject({
      host: hostname(),
      pid: process.pid,
    });
    await lock.release();
  });

  test("is cleared away although whoever did so before was killed as well", async () => {
    leaveLock({ pid: endedPid() });
    leaveLock({ pid: endedPid() }, "fleet.csv.lock.clearing");
    await (await lockFile(file)).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a lock that may be in use is left alone", () => {
  test.each([
    ["of another host", { host: "elsewhere", pid: 4_000_000 }, "process 4000000 on elsewhere"],
    ["of another container", { pidNamespace: "pid:[1]", pid: 4_000_000 }, "process 4000000"],
    ["of a process whose start nobody knows", { pid: process.ppid, processStart: null }, "process"],
    ["that is not one of ours", { id: 5 }, "but not which one"],
  ])("%s", async (_, owner, message) => {
    leaveLock(owner);
    await expect(lockFile(file)).rejects.toThrow(message);
    await expect(lockFile(file)).rejects.toThrow(`delete ${file}.lock`);
    expect(readdirSync(folder)).toEqual(["fleet.csv.lock"]);
  });

  test.each([
    ["a folder", () => mkdirSync(`${file}.lock`)],
    ["a link to nothing", () => symlinkSync(join(folder, "nothing"), `${file}.lock`)],
  ])("and %s in its place ends with an error", async (_, put) => {
    put();
    await expect(lockFile(file)).rejects.toThrow(FileInUseError);
  });
});

test("this process has not ended, its parent neither", () => {
  expect(hasEnded(thisProcess())).toBe(false);
  expect(hasEnded({ ...thisProcess(), pid: process.ppid, processStart: null })).toBe(false);
});
