import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { endAtStep, stepsTaken } from "./interrupted-files.test-support.ts";
import { positionPath } from "./position-file.ts";

vi.mock("node:fs/promises", async (original) => {
  const { interruptible } = await import("./interrupted-files.test-support.ts");
  return interruptible(await original());
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ev-vehicles-export-"));
  endAtStep(Number.POSITIVE_INFINITY);
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

describe("an export", () => {
  test("writes every item once, as NDJSON and as CSV, and leaves the position beside the file", async () => {
    const { ev } = commandLine({ vehicles: 30 });
    const { exitCode, stderr, stdout } = await ev(
      `export list-vehicles --to ${path("a.ndjson")} --page-size 7`,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toBe(
      `${path("a.ndjson")}: 30 items in 5 pages, complete; 995 requests left of the hourly budget.\n`,
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

  test("of any list: with arguments, and backward", async () => {
    const { ev } = commandLine();
    const logs = "list-vehicle-status-logs vhcl01HNARS42AVJN9QWQF6J52B7MB --limit 250";
    await ev(`export ${logs} --to ${path("logs.ndjson")}`);
    expect(readFileSync(path("logs.ndjson"), "utf8")).toBe((await ev(logs)).stdout);
    const back = "list-vehicles --page-size 4 --page-before vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
    await ev(`export ${back} --to ${path("back.ndjson")}`);
    expect(readFileSync(path("back.ndjson"), "utf8")).toBe((await ev(back)).stdout);
  });

  test("holds no token", async () => {
    const env = { EV_TOKEN: "s3cret-token" };
    await commandLine().ev(`export list-vehicles --to ${path("a.ndjson")}`, { env });
    for (const name of readdirSync(folder)) expect(readFileSync(path(name), "utf8")).not.toContain("s3cret");
  });
});

test("ended at any step on files, in the middle of writes too, --resume gives every item exactly once", async () => {
  const { ev } = commandLine({ vehicles: 20, rateLimit: false });
  const command = (name: string) =>
    `export list-vehicles --page-size 6 --columns id --to ${path(name)} --resume`;
  endAtStep(Number.POSITIVE_INFINITY);
  await ev(command("whole.csv"));
  const whole = readFileSync(path("whole.csv"), "utf8");
  const steps = stepsTaken();
  expect(whole.split("\n")).toHaveLength(22);
  expect(steps).toBeGreaterThan(30);
  for (let fatal = 1; fatal <= steps; fatal++) {
    const name = `${fatal}.csv`;
    endAtStep(fatal);
    expect((await ev(command(name))).exitCode).toBe(1);
    endAtStep(Number.POSITIVE_INFINITY);
    expect((await ev(command(name))).exitCode).toBe(0);
    expect(readFileSync(path(name), "utf8"), `ended at step ${fatal}`).toBe(whole);
  }
}, 60_000);

describe("--resume", () => {
  const start = async (more = "") => {
    const { ev, requests } = commandLine({ vehicles: 30 });
    const command = `export list-vehicles --page-size 10 --to ${path("a.ndjson")}`;
    await ev(`${command} --limit 15${more}`);
    return { ev, command, requests };
  };

  test("goes on in the middle of a page, and is done when all is there", async () => {
    const { ev, command, requests } = await start();
    expect((await ev(`${command} --resume`)).stderr).toContain("30 items in 4 pages, complete;");
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe((await ev("list-vehicles")).stdout);
    const sent = requests.length;
    const again = await ev(`${command} --resume`);
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("complete already") });
    expect(requests).toHaveLength(sent);
  });

  test("cuts off what was written after the position", async () => {
    const { ev, command } = await start();
    appendFileSync(path("a.ndjson"), '{"id":"vhcl');
    expect((await ev(`${command} --resume`)).exitCode).toBe(0);
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe((await ev("list-vehicles")).stdout);
  });

  test.each([
    ["another query", "--expand user", "other settings (query)"],
    ["another user", "--user user01HN2NJ9NMRZBXT1H6FT9N7735", "other settings (user)"],
    ["other columns", "--columns id", "other settings (columns)"],
    ["another server", "--base-url http://localhost:1/v2", "other settings (baseUrl)"],
  ])("with %s is refused", async (_, more, message) => {
    const { ev, command } = await start();
    const { exitCode, stderr } = await ev(`${command} --resume ${more}`);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });

  test("of a file that was shortened fails, and says so", async () => {
    const { ev, command } = await start();
    writeFileSync(path("a.ndjson"), "");
    const { exitCode, stderr } = await ev(`${command} --resume`);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("it was changed"),
    });
  });
});

describe("a place for no file", () => {
  test.each([
    ["no-folder/a.csv", "there is no such folder (ENOENT)"],
    ["mine.csv/a.csv", "there is no such folder (ENOTDIR)"],
    ["folder.csv", "this is a folder (EISDIR)"],
  ])("is told before anything is sent: %s", async (name, message) => {
    const { ev, requests } = commandLine();
    writeFileSync(path("mine.csv"), "");
    mkdirSync(path("folder.csv"));
    const { exitCode, stderr } = await ev(`export list-vehicles --overwrite --to ${path(name)}`);
    expect({ exitCode, requests }).toEqual({ exitCode: 2, requests: [] });
    expect(stderr).toContain(`--to ${path(name)}: ${message}`);
    expect(stderr).not.toContain("so far");
  });
});

describe("a file that is there", () => {
  test("is neither overwritten nor mixed with another unasked", async () => {
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

  test.each(["--to fleet.txt", "", "--to"])("has to be .ndjson or .csv: %s", async (to) => {
    const args = ["export", "list-vehicles", ...to.split(" ").filter(Boolean)];
    const { exitCode, stderr } = await commandLine().ev(args);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--to") });
  });
});
