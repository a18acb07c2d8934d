import { existsSync, readdirSync } from "node:fs";

const ending = ".md";

/** The names of a folder's guides, without their ending; no folder, no guides. */
export function guideFiles(folder: URL): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && name !== `README${ending}`)
    .map((name) => name.slice(0, -ending.length));
}
