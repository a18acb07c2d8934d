import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { relativeLinks } from "../../release/absolute-links.ts";
import { type Cell, tryCell } from "../cell.ts";
import type { Published } from "../publish.ts";

/** What a reader on npm sees of each package, as it was installed from the registry. */
export async function tarballCells(project: string, published: Published): Promise<Cell[]> {
  return Promise.all(
    Object.keys(published).map((name) =>
      tryCell(name, "what npm shows", async () => checkPages(join(project, "node_modules", name))),
    ),
  );
}

function checkPages(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const faults = ["homepage", "bugs", "repository"].flatMap((field) =>
    manifest[field] ? [] : [`package.json has no "${field}"`],
  );
  if (/"(?:catalog|workspace|link|file):/.test(JSON.stringify(manifest.dependencies ?? {}))) {
    faults.push("package.json has dependencies that only the workspace knows");
  }
  for (const page of ["README.md", "CHANGELOG.md", "LICENSE"]) {
    const path = join(folder, page);
    if (!existsSync(path)) faults.push(`${page} is missing`);
    else faults.push(...relativeLinks(readFileSync(path, "utf8")).map((link) => `${page} links to ${link}`));
  }
  const changelog = join(folder, "CHANGELOG.md");
  if (existsSync(changelog) && /Updated dependencies/.test(readFileSync(changelog, "utf8"))) {
    faults.push("CHANGELOG.md lists updated dependencies");
  }
  if (faults.length > 0) throw new Error(faults.join("; "));
  return "README, CHANGELOG, LICENSE, homepage, bugs and repository; no link leads nowhere";
}
