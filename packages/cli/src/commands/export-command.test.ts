import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFile } from "../export/file-lock.ts";
import { positionPath } from "../export/position-file.ts";
import { commandLine } from "../testing/run-in-process.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ev-vehicles-export-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

describe("an export", () => {
  test("an exported NDJSON or CSV file equals the output of list-vehicles, and has a position file", async () => {
    const { ev } = commandLine({ vehicles: 30 });
    const { exitCode, stderr, stdout } = await ev(
      `export list-vehicles --to ${path("a.ndjson")} --page-size 7`,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toBe(
      `${path("a.ndjson")}: 30 items in 5 pages, complete; 995 requests left in the hourly budget.\n`,
    );
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe((await ev("list-vehicles")).stdout);
    const args = "list-vehicles --expand trim.model --columns id,trim.model.name";
    await ev(`export ${args} --to ${path("a.csv")}`);
    expect(readFileSync(path("a.csv"), "utf8")).toBe((await ev(`${args} --output csv`)).stdout);
    expect(JSON.parse(readFileSync(positionPath(path("a.csv")), "utf8"))).toMatchObject({
      items: 30,
      complete: true,
    });
    expect(readdirSync(folder)).toHaveLength(4);
  });

  test("an export supports path arguments and --page-before", async () => {
    const { ev } = commandLine();
    const logs = "list-vehicle-status-logs vhcl01HNARS42AVJN9QWQF6J52B7MB --limit 250";
    await ev(`export ${logs} --to ${path("logs.ndjson")}`);
    expect(readFileSync(path("logs.ndjson"), "utf8")).toBe((await ev(logs)).stdout);
    const back = "list-vehicles --page-size 4 --page-before vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
    await ev(`export ${back} --to ${path("back.ndjson")}`);
    expect(readFileSync(path("back.ndjson"), "utf8")).toBe((await ev(back)).stdout);
  });

  test("neither the exported file nor its position file contains the token", async () => {
    const env = { EV_TOKEN: "s3cret-token" };
    await commandLine().ev(`export list-vehicles --to ${path("a.ndjson")}`, { env });
    for (const name of readdirSync(folder)) expect(readFileSync(path(name), "utf8")).not.toContain("s3cret");
  });
});

test("only the owner can read the position file, even if an earlier export left a draft that others can read", async () => {
  const { ev } = commandLine();
  writeFileSync(`${positionPath(path("a.csv"))}.new`, "", { mode: 0o644 });
  await ev(`export list-vehicles --to ${path("a.csv")}`);
  expect(statSync(positionPath(path("a.csv"))).mode & 0o777).toBe(0o600);
});

test("an export fails while another export is writing to the same file", async () => {
  const { ev, requests } = commandLine();
  const lock = await lockFile(path("a.csv"));
  const { exitCode, stderr } = await ev(`export list-vehicles --overwrite --to ${path("a.csv")}`);
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(stderr).toContain(`another export is writing to it: process ${process.pid} on ${hostname()}`);
  await lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("in an exported CSV file, formulas are escaped without --raw-csv, and --bom adds a byte order mark", async () => {
  const fetch = async () =>
    Response.json([{ description: "=1\u001b" }], { headers: { link: '<about:blank>; rel="next"' } });
  const command = `export list-vehicles --columns description --to`;
  const { ev } = commandLine();
  await ev(`${command} ${path("a.csv")} --bom`, { fetch });
  expect(readFileSync(path("a.csv"), "utf8")).toBe("\ufeffdescription\n'=1\\u001b\n");
  await ev(`${command} ${path("b.csv")} --raw-csv`, { fetch });
  expect(readFileSync(path("b.csv"), "utf8")).toBe("description\n=1\u001b\n");
});

describe("an export to a path that cannot be written", () => {
  test.each([
    ["no-folder/a.csv", "there is no such folder (ENOENT)"],
    ["mine.csv/a.csv", "there is no such folder (ENOTDIR)"],
    ["folder.csv", "this is a folder (EISDIR)"],
  ])("an export to %s sends nothing and is a usage error: %s", async (name, message) => {
    const { ev, requests } = commandLine();
    writeFileSync(path("mine.csv"), "");
    mkdirSync(path("folder.csv"));
    const { exitCode, stderr } = await ev(`export list-vehicles --overwrite --to ${path(name)}`);
    expect({ exitCode, requests }).toEqual({ exitCode: 2, requests: [] });
    expect(stderr).toContain(`--to ${path(name)}: ${message}`);
    expect(stderr).not.toContain("so far");
  });
});

describe("the export file", () => {
  test("an export does not overwrite an existing file without --overwrite", async () => {
    const { ev, requests } = commandLine();
    writeFileSync(path("a.csv"), "mine\n");
    const command = `export list-vehicles --to ${path("a.csv")}`;
    for (const flags of ["", " --resume", " --resume --overwrite"]) {
      expect((await ev(command + flags)).exitCode).toBe(2);
    }
    expect(readFileSync(path("a.csv"), "utf8")).toBe("mine\n");
    expect(requests).toEqual([]);
    expect((await ev(`${command} --overwrite`)).exitCode).toBe(0);
  });

  test("if only the position file of an export exists, the error names the position file", async () => {
    const { ev } = commandLine();
    writeFileSync(positionPath(path("a.csv")), "{}");
    const { exitCode, stderr } = await ev(`export list-vehicles --to ${path("a.csv")}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${positionPath(path("a.csv"))}: the file exists`);
  });

  test.each(["--to fleet.txt", "", "--to"])(
    "an export without a .ndjson or .csv file in --to is a usage error (flags: %j)",
    async (to) => {
      const args = ["export", "list-vehicles", ...to.split(" ").filter(Boolean)];
      const { exitCode, stderr } = await commandLine().ev(args);
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--to") });
    },
  );
});
