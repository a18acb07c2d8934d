import { join } from "node:path";
import { tryBrowsers } from "../browsers/try-browsers.ts";
import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { viteBuild } from "../vite.ts";

/** Opens a page built by Vite in each installed browser engine, like `pnpm test:browsers`, but with the published packages. */
export async function browserCells(project: string, site: string, mock: MockProcess): Promise<Cell[]> {
  const build = await tryCell("Vite", "a bundle for browsers", async () => {
    await viteBuild({ root: join(project, "browser"), build: { outDir: site, emptyOutDir: true } });
    return "built";
  });
  return build.result === "works" ? [build, ...(await tryBrowsers(mock))] : [build];
}
