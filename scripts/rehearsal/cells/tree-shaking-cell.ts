import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { bundleModule } from "../vite.ts";

const mostBytes = 1024;

/** `sideEffects: false`, proven: a bundle that imports one small helper contains nothing else of the package. */
export async function treeShakingCell(project: string): Promise<Cell> {
  return tryCell("Vite", "a bundle with one helper", async () => {
    await bundleModule(project, "one-helper.mjs", "dist-one-helper");
    const code = readFileSync(join(project, "dist-one-helper/one-helper.js"), "utf8");
    const bytes = Buffer.byteLength(code);
    if (bytes > mostBytes || /pagination|Link header/i.test(code)) {
      throw new Error(
        `the bundle has ${bytes} bytes and more in it than isExpanded:\n${code.slice(0, 2000)}`,
      );
    }
    return `isExpanded alone: ${bytes} bytes minified`;
  });
}
