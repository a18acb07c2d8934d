import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { readPosition } from "./position-file.ts";

// A server with fixed pages: the page that had to be cut at the limit has no position.
vi.mock("@ev-vehicles/helpers", () => ({
  paginate: (_client: unknown, _path: string, { limit }: { readonly limit: number }) => ({
    async *pages() {
      if (limit === 0) return;
      yield {
        items: [{ id: "a" }, { id: "b" }],
        position: { next: "/v2/vehicles?page_after=b", previous: null },
      };
      yield { items: [{ id: "c" }], position: undefined };
    },
  }),
}));

test("an export that --limit ended where the API has no link is not resumed, and says why", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-cut-"));
  const file = join(folder, "a.csv");
  const { ev } = commandLine();
  const command = `export list-vehicles --columns id --to ${file}`;
  expect(await ev(`${command} --limit 3`)).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining("3 items in 2 pages, as many as --limit allows"),
  });
  expect(await readPosition(file)).toMatchObject({ position: null, cut: true, complete: false, items: 3 });
  // A script can always say it: nothing is missing.
  expect(await ev(`${command} --limit 3 --resume`)).toMatchObject({ exitCode: 0 });
  for (const more of ["", " --limit 4"]) {
    const { exitCode, stderr } = await ev(`${command} --resume${more}`);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("the API has no link to the rest of one; start over with --overwrite"),
    });
  }
  expect(readFileSync(file, "utf8")).toBe("id\na\nb\nc\n");
  rmSync(folder, { recursive: true });
});
