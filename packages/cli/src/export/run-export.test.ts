import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fetch } from "@ev-vehicles/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { readPosition } from "./position-file.ts";

const ids = ["a", "b", "c", "d", "e"];

/**
 * A server that returns two items per page, regardless of `page_size`.
 *
 * @param linkless The last item of the page whose response has no `Link` header, as if a proxy had removed it.
 */
function fixedPages(linkless?: string): Fetch {
  return async ({ url }) => {
    const from = ids.indexOf(new URL(url).searchParams.get("page_after") ?? "") + 1;
    const page = ids.slice(from, from + 2);
    const last = page.at(-1);
    const next = from + 2 < ids.length ? `https://a.example/v2/vehicles?page_after=${last}` : "about:blank";
    const link = `<${next}>; rel="next", <about:blank>; rel="previous"`;
    return Response.json(
      page.map((id) => ({ id })),
      { headers: last === linkless ? {} : { link } },
    );
  };
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ev-vehicles-fixed-"));
  file = join(folder, "a.csv");
});
afterEach(() => rmSync(folder, { recursive: true }));

const command = (more: string) => `export list-vehicles --columns id --to ${file}${more}`;
const whole = "id\na\nb\nc\nd\ne\n";

test("an export that --limit ended inside a page of fixed size cannot resume, and the error says why", async () => {
  const { ev } = commandLine();
  const fetch = fixedPages();
  expect(await ev(command(" --limit 3"), { fetch })).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining("3 items in 2 pages, stopped by --limit"),
  });
  expect(await readPosition(file)).toMatchObject({
    position: null,
    unlinked: true,
    complete: false,
    items: 3,
  });
  // With the same limit nothing is missing, so a script can always pass --resume.
  expect(await ev(command(" --limit 3 --resume"), { fetch })).toMatchObject({ exitCode: 0 });
  for (const more of [" --resume", " --resume --limit 4"]) {
    const { exitCode, stderr } = await ev(command(more), { fetch });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("from which the API cannot continue"),
    });
  }
  expect(readFileSync(file, "utf8")).toBe("id\na\nb\nc\n");
  expect((await ev(command(" --overwrite"), { fetch })).exitCode).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(whole);
});

test("an export that --limit ended between two pages resumes with the next page", async () => {
  const { ev } = commandLine();
  const fetch = fixedPages();
  await ev(command(" --limit 4"), { fetch });
  expect(await ev(command(" --resume"), { fetch })).toMatchObject({ exitCode: 0 });
  expect(readFileSync(file, "utf8")).toBe(whole);
});

test.each(["b", "d"])(
  'an export fails if the page that ends with item "%s" has no Link header, and --resume reads that page again',
  async (item) => {
    const { ev } = commandLine();
    const failed = await ev(command(""), { fetch: fixedPages(item) });
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain("Link");
    expect(failed.stderr).toContain(`${item === "b" ? 0 : 2} items in`);
    expect(await ev(command(" --resume"), { fetch: fixedPages() })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(file, "utf8")).toBe(whole);
  },
);

test("if the page that reaches --limit has no Link header, the export succeeds, but cannot resume beyond the limit", async () => {
  const { ev } = commandLine();
  const fetch = fixedPages("b");
  expect(await ev(command(" --limit 2"), { fetch })).toMatchObject({ exitCode: 0 });
  expect(await ev(command(" --limit 2 --resume"), { fetch })).toMatchObject({ exitCode: 0 });
  expect(await ev(command(" --resume"), { fetch: fixedPages() })).toMatchObject({ exitCode: 2 });
  expect(readFileSync(file, "utf8")).toBe("id\na\nb\n");
});
