import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { type ExportPosition, positionPath, readPosition, writePosition } from "./position-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ev-vehicles-export-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

describe("--resume", () => {
  const start = async (more = "") => {
    const { ev, requests } = commandLine({ vehicles: 30 });
    const command = `export list-vehicles --page-size 10 --to ${path("a.ndjson")}`;
    await ev(`${command} --limit 15${more}`);
    return { ev, command, requests };
  };

  test("--resume continues inside a page, and sends nothing once the export is complete", async () => {
    const { ev, command, requests } = await start();
    expect((await ev(`${command} --resume`)).stderr).toContain("30 items in 4 pages, complete;");
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe((await ev("list-vehicles")).stdout);
    const sent = requests.length;
    const again = await ev(`${command} --resume`);
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("already complete") });
    expect(requests).toHaveLength(sent);
  });

  test("--resume discards what was written after the saved position", async () => {
    const { ev, command } = await start();
    appendFileSync(path("a.ndjson"), '{"id":"vhcl');
    expect((await ev(`${command} --resume`)).exitCode).toBe(0);
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe((await ev("list-vehicles")).stdout);
  });

  test.each([
    ["a different query", "--expand user", "other settings (query)"],
    ["a different user", "--user user01HN2NJ9NMRZBXT1H6FT9N7735", "other settings (user)"],
    ["different columns", "--columns id", "other settings (columns)"],
    ["a different server", "--base-url http://localhost:1/v2", "other settings (baseUrl)"],
  ])("--resume rejects %s than the first run had", async (_, more, message) => {
    const { ev, command } = await start();
    const { exitCode, stderr } = await ev(`${command} --resume ${more}`);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });

  test("--resume rejects different CSV flags than the first run had", async () => {
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
    ["truncated JSON", (text) => text.slice(0, 200), "truncated or edited"],
    ["no content", () => "", "truncated or edited"],
    ["another JSON object", () => '{"name":"x"}', "the file is not the position of an export"],
    ["a JSON list", () => "[1]", "the file is not the position of an export"],
    [
      "an old format version",
      edited((one) => Object.assign(one, { version: 1 })),
      "another version of this command (1)",
    ],
    ["a missing member", edited((one) => delete one.items), "edited or truncated: items is missing"],
    [
      "a negative byte count",
      edited((one) => Object.assign(one, { bytes: -1 })),
      "bytes is missing, unknown or",
    ],
    ["an unknown member", edited((one) => Object.assign(one, { extra: 1 })), "extra is missing, unknown or"],
    [
      "an edited item count",
      edited((one) => Object.assign(one, { items: 3 })),
      "its checksum does not match",
    ],
    [
      "an edited byte count",
      edited((one) => Object.assign(one, { bytes: 10 })),
      "its checksum does not match",
    ],
    [
      "an edited link",
      edited((one) => Object.assign(one.position as object, { next: "/v2/vehicles?user_id=x" })),
      "its checksum does not match",
    ],
  ])(
    "--resume rejects a position file with %s, and leaves the exported file unchanged",
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

  test("a forged position file with a valid checksum cannot make --resume request another list or filter", async () => {
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

  test("--resume rejects the position file of another export, and leaves the exported file unchanged", async () => {
    const { ev, command } = await start();
    await ev(`export list-vehicles --page-size 10 --limit 25 --to ${path("b.ndjson")}`);
    const ofOther = readFileSync(positionPath(path("b.ndjson")), "utf8");
    writeFileSync(positionPath(path("a.ndjson")), ofOther);
    const before = readFileSync(path("a.ndjson"), "utf8");
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("the file was changed: it has"),
    });
    // The size matches the position, but the items do not.
    const other = before.replace(/^.*\n/, "") + before;
    writeFileSync(path("a.ndjson"), other);
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("the file was changed: its end differs from what was exported"),
    });
    expect(readFileSync(path("a.ndjson"), "utf8")).toBe(other);
  });

  test.each([
    ["is missing", () => rmSync(path("a.ndjson")), "the file is missing"],
    ["was shortened", () => writeFileSync(path("a.ndjson"), ""), "the file was changed: it has 0 bytes"],
    ["was edited", () => edit(path("a.ndjson")), "the file was changed: its end differs"],
    [
      "has more bytes",
      () => appendFileSync(path("a.ndjson"), "{}\n"),
      "the file was changed: it has 3 more bytes",
    ],
  ])("--resume of a complete export fails if the exported file %s", async (_, change, message) => {
    const { ev, command } = await start();
    await ev(`${command} --resume`);
    change();
    const { exitCode, stderr } = await ev(`${command} --resume`);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });

  test("--resume rejects a position from which the API cannot continue, unless --limit allows no more items", async () => {
    const { ev, command } = await start();
    const file = path("a.ndjson");
    const position = await readPosition(file);
    if (!position) throw new Error("The export has no position file.");
    await writePosition(file, { ...position, position: null, unlinked: true });
    const before = readFileSync(file, "utf8");
    expect(await ev(`${command} --resume --limit 15`)).toMatchObject({ exitCode: 0 });
    expect(await ev(`${command} --resume`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        "--limit ended the export at a point from which the API cannot continue",
      ),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

/** Changes one character near the end of a file, without changing its length. */
function edit(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text.slice(0, -3)}0${text.slice(-2)}`);
}
