import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { shells } from "./completion-scripts.ts";

async function complete(...words: string[]): Promise<string[]> {
  const { stdout } = await commandLine().ev(["__complete", ...words]);
  return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
}

describe("completion knows", () => {
  test("commands", async () => {
    expect(await complete("list-vehicle-m")).toEqual(
      expect.arrayContaining(["list-vehicle-models", "list-vehicle-makes"]),
    );
    expect(await complete("")).toEqual(expect.arrayContaining(["create-vehicle", "export", "status"]));
  });

  test("the lists that can be exported", async () => {
    expect(await complete("export", "list-u")).toEqual(["list-users"]);
  });

  test("flags of the command and of all commands", async () => {
    expect(await complete("list-vehicles", "--e")).toEqual(["--expand", "--ev-energy-version"]);
    expect(await complete("list-vehicles", "--to")).toEqual(["--token"]);
    expect(await complete("export", "list-vehicles", "--to")).toEqual(["--to", "--token"]);
  });

  test("values, in lists after the last comma", async () => {
    expect(await complete("list-vehicles", "--output", "")).toEqual(["table", "json", "ndjson", "csv"]);
    expect(await complete("list-vehicles", "--expand", "user,trim.model.")).toEqual(["user,trim.model.make"]);
  });
});

test.each(shells)("the script for %s is one that the shell can read", async (shell) => {
  const { exitCode, stdout } = await commandLine().ev(["completion", shell]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("ev-vehicles __complete");
  // Where the shell is not installed, its parser cannot be asked.
  if (spawnSync(shell, ["--version"]).status !== 0) return;
  execFileSync(shell, [shell === "fish" ? "--no-execute" : "-n"], { input: stdout });
});
