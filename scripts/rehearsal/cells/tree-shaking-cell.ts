import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { bundleModule } from "../vite.ts";

const maxBytes = 1024;

/** Checks `sideEffects: false`: a bundle that imports one small helper contains nothing else of the package. */
export async function treeShakingCell(project: string): Promise<Cell> {
  return tryCell("Vite", "a bundle with one helper", async () => {
    await bundleModule(project, "one-helper.mjs", "dist-one-helper");
    const code = readFileSync(join(project, "dist-one-helper/one-helper.js"), "utf8");
    const bytes = Buffer.byteLength(code);
    if (bytes > maxBytes || /pagination|Link header/i.test(code)) {
      throw new Error(
        `the bundle contains more than isExpanded (${bytes} bytes, at most ${maxBytes}):\n${code.slice(0, 2000)}`,
      );
    }
    return `only isExpanded: ${bytes} bytes minified`;
  });
}
