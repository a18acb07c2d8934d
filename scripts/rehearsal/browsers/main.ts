/**
 * Tries the workspace's built packages in Chromium, Firefox and WebKit, and prints a table. A browser that is not installed is
 * skipped, with a row in the table.
 *
 *     pnpm test:browsers          fails if a trial fails
 *     pnpm test:browsers --all    also fails if a browser is not installed
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "vite";
import { startMockProcess } from "../mock-process.ts";
import { toTable } from "../table.ts";
import { tryBrowsers } from "./try-browsers.ts";

const { values } = parseArgs({ options: { all: { type: "boolean", default: false } } });
const consumer = fileURLToPath(new URL("../consumer/", import.meta.url));
const site = mkdtempSync(join(tmpdir(), "browsers-"));

try {
  await build({
    configFile: false,
    logLevel: "error",
    root: join(consumer, "browser"),
    build: { outDir: site, emptyOutDir: true },
  });
  const mock = await startMockProcess(consumer, site);
  try {
    const cells = await tryBrowsers(mock);
    console.log(toTable(cells));
    const failing = cells.some(({ result }) => result === "fails" || (values.all && result === "can't run"));
    if (failing) process.exitCode = 1;
  } finally {
    await mock.close();
  }
} finally {
  rmSync(site, { recursive: true, force: true });
}
