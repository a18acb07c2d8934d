import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { lockFile } from "./file-lock.ts";
import { endAtStep, stepsTaken } from "./interrupted-files.test-support.ts";
import { type ExportPosition, positionPath, readPosition, writePosition } from "./position-file.ts";

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
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("already complete") });
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

  test("with other settings for CSV is refused", async () => {
    const { ev } = commandLine({ vehicles: 30 });
    const command = `export list-vehicles --page-size 10 --to ${path("a.csv")}`;
    await ev(`${command} --limit 15`);
    for (const flag of ["--raw-csv", "--bom"]) {
      const { exitCode, stderr } = await ev(`${command} --resume ${flag}`);
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining("settings"),
      });
    }
  });

  const edited = (change: (position: Record<string, unknown>) => void) => (text: string) => {
    const position = JSON.parse(text) as Record<string, unknown>;
    change(position);
    return JSON.stringify(position);
  };
  test.each<[string, (text: string) => string, string]>([
    ["truncated", (text) => text.slice(0, 200), "truncated or edited"],
    ["empty", () => "", "truncated or edited"],
    ["of something else", () => '{"name":"x"}', "it is not the position of an export"],
    ["a list", () => "[1]", "it is not the position of an export"],
    [
      "of the former version",
      edited((one) => Object.assign(one, { version: 1 })),
      "another version of this command (1)",
    ],
    ["without its items", edited((one) => delete one.items), "edited or truncated: items is missing"],
    [
      "with a negative byte count",
      edited((one) => Object.assign(one, { bytes: -1 })),
      "bytes is missing, unknown or",
    ],
    [
      "with an unknown member",
      edited((one) => Object.assign(one, { extra: 1 })),
      "extra is missing, unknown or",
    ],
    ["edited in its items", edited((one) => Object.assign(one, { items: 3 })), "its checksum does not match"],
    [
      "edited in its bytes",
      edited((one) => Object.assign(one, { bytes: 10 })),
      "its checksum does not match",
    ],
    [
      "edited in its link",
      edited((one) => Object.assign(one.position as object, { next: "/v2/vehicles?user_id=x" })),
      "its checksum does not match",
    ],
  ])(
    "of a position file that is %s is refused, and the file is left as it is",
    async (_, change, message) => {
      const { ev, command, requests } = await start();
      const position = positionPath(path("a.ndjson"));
      writeFileSync(position, change(readFileSync(position, "utf8")));
      const before = readFileSync(path("a.ndjson"), "utf8");
      const sent = requests.length;
      const { exitCode, stderr } = await ev(`${command} --resume`);
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
      expect(stderr).toContain("--overwrite");
      expect(readFileSync(path("a.ndjson"), "utf8")).toBe(before);
      expect(requests).toHaveLength(sent);
    },
  );

  test("of a position that was forged, checksum and all, asks for no other list and no other filter", async () => {
    const { ev, command, requests } = await start();
    const file = path("a.ndjson");
    const position = await readPosition(file);
    const before = readFileSync(file, "utf8");
    const sent = requests.length;
    for (const next of ["/v2/vehicles?user_id=user01HN2NJ9NMRZBXT1H6FT9N7735", "/v2/users?page_after=x"]) {
      await writePosition(file, { ...position, position: { next, previous: null } } as ExportPosition);
      expect((await ev(`${command} --resume`)).exitCode).toBe(1);
      expect(readFileSync(file, "utf8")).toBe(before);
      expect(requests).toHaveLength(sent);
    }
  });

  test("of the position of another file is refused, and the file is left as it is", async () => {
    const { ev, command } = await start();
    await ev(`export list-vehicles --page-size 10 --limit 25 --to ${path("b.ndjson")}`);
    const foreign = readFileSync(positionPath(path("b.ndjson")), "utf8");
    writeFileSync(positionPath(path("a.ndjson")), foreign);
    const before = readFileSync(path("a.ndjson"), "utf8");
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("the file was changed: it has"),
    });
    // As long as the position asks for, but of other items.
    const other = before.replace(/^.*\n/, "") + before;
    writeFileSync(path("a.ndjson"), other);
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("the file was changed: its end differs from what was exported"),
    });
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe(other);
  });

  test.each([
    ["is gone", () => rmSync(path("a.ndjson")), "the file is gone"],
    ["was shortened", () => writeFileSync(path("a.ndjson"), ""), "the file was changed: it has 0 bytes"],
    ["was edited", () => edit(path("a.ndjson")), "the file was changed: its end differs"],
    [
      "has something after its end",
      () => appendFileSync(path("a.ndjson"), "{}\n"),
      "the file was changed: it has 3 more bytes",
    ],
  ])("of a complete export says so if its file %s", async (_, change, message) => {
    const { ev, command } = await start();
    await ev(`${command} --resume`);
    change();
    const { exitCode, stderr } = await ev(`${command} --resume`);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });

  test("is refused where --limit cut a page that the API has no link into, unless nothing is missing", async () => {
    const { ev, command } = await start();
    const file = path("a.ndjson");
    const position = await readPosition(file);
    if (!position) throw new Error("no position");
    await writePosition(file, { ...position, position: null, unlinked: true });
    const before = readFileSync(file, "utf8");
    expect(await ev(`${command} --resume --limit 15`)).toMatchObject({ exitCode: 0 });
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--limit ended the export at a place that the API has no link to"),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("of a file that was shortened fails, and says so", async () => {
    const { ev, command } = await start();
    writeFileSync(path("a.ndjson"), "");
    const { exitCode, stderr } = await ev(`${command} --resume`);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("the file was changed"),
    });
  });
});

test("the position file is its owner's alone, also where one that others could read was left behind", async () => {
  const { ev } = commandLine();
  writeFileSync(`${positionPath(path("a.csv"))}.new`, "", { mode: 0o644 });
  await ev(`export list-vehicles --to ${path("a.csv")}`);
  expect(statSync(positionPath(path("a.csv"))).mode & 0o777).toBe(0o600);
});

test("a file that another export writes to is left to it", async () => {
  const { ev, requests } = commandLine();
  const lock = await lockFile(path("a.csv"));
  const { exitCode, stderr } = await ev(`export list-vehicles --overwrite --to ${path("a.csv")}`);
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(stderr).toContain(`another export is writing to it: process ${process.pid} on ${hostname()}`);
  await lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a CSV file has harmless cells, a byte order mark if asked for, and raw cells if asked for", async () => {
  const fetch = async () =>
    Response.json([{ description: "=1\u001b" }], { headers: { link: '<about:blank>; rel="next"' } });
  const export_ = `export list-vehicles --columns description --to`;
  const { ev } = commandLine();
  await ev(`${export_} ${path("a.csv")} --bom`, { fetch });
  expect(readFileSync(path("a.csv"), "utf8")).toBe("\ufeffdescription\n'=1\\u001b\n");
  await ev(`${export_} ${path("b.csv")} --raw-csv`, { fetch });
  expect(readFileSync(path("b.csv"), "utf8")).toBe("description\n=1\u001b\n");
});

/** Changes one byte at the end of a file. */
function edit(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text.slice(0, -3)}0${text.slice(-2)}`);
}

describe("a place where no file can be", () => {
  test.each([
    ["no-folder/a.csv", "there is no such folder (ENOENT)"],
    ["mine.csv/a.csv", "there is no such folder (ENOTDIR)"],
    ["folder.csv", "this is a folder (EISDIR)"],
  ])("is an error before anything is sent: %s", async (name, message) => {
    const { ev, requests } = commandLine();
    writeFileSync(path("mine.csv"), "");
    mkdirSync(path("folder.csv"));
    const { exitCode, stderr } = await ev(`export list-vehicles --overwrite --to ${path(name)}`);
    expect({ exitCode, requests }).toEqual({ exitCode: 2, requests: [] });
    expect(stderr).toContain(`--to ${path(name)}: ${message}`);
    expect(stderr).not.toContain("so far");
  });
});

describe("a file that exists", () => {
  test("is neither overwritten nor mixed with another one unasked", async () => {
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
