import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { shells } from "./completion-scripts.ts";

async function complete(...words: string[]): Promise<string[]> {
  const { stdout } = await commandLine().ev(["__complete", ...words]);
  return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
}

describe("completion", () => {
  test("shell completion offers the commands of ev-vehicles", async () => {
    expect(await complete("list-vehicle-m")).toEqual(
      expect.arrayContaining(["list-vehicle-models", "list-vehicle-makes"]),
    );
    expect(await complete("")).toEqual(expect.arrayContaining(["create-vehicle", "export", "status"]));
  });

  test("shell completion after `export` offers the list commands", async () => {
    expect(await complete("export", "list-u")).toEqual(["list-users"]);
  });

  test("shell completion offers the flags of the typed command and the global flags", async () => {
    expect(await complete("list-vehicles", "--e")).toEqual(["--expand", "--ev-energy-version"]);
    expect(await complete("list-vehicles", "--to")).toEqual(["--token"]);
    expect(await complete("export", "list-vehicles", "--to")).toEqual(["--to", "--token"]);
  });

  test("shell completion offers the values of a flag, and continues a comma-separated list", async () => {
    expect(await complete("list-vehicles", "--output", "")).toEqual(["table", "json", "ndjson", "csv"]);
    expect(await complete("list-vehicles", "--expand", "user,trim.model.")).toEqual(["user,trim.model.make"]);
  });
});

test.each(shells)("the completion script for %s has no syntax error", async (shell) => {
  const { exitCode, stdout } = await commandLine().ev(["completion", shell]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("ev-vehicles __complete");
  // Only an installed shell can check the script.
  if (spawnSync(shell, ["--version"]).status !== 0) return;
  execFileSync(shell, [shell === "fish" ? "--no-execute" : "-n"], { input: stdout });
});
