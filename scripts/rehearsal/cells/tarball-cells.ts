import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { relativeLinks } from "../../release/absolute-links.ts";
import { type Cell, tryCell } from "../cell.ts";
import type { Published } from "../publish.ts";

/** Checks what npm shows of each package, in the package as installed from the registry. */
export async function tarballCells(project: string, published: Published): Promise<Cell[]> {
  return Promise.all(
    Object.keys(published).map((name) =>
      tryCell(name, "what npm shows", async () => checkPages(join(project, "node_modules", name))),
    ),
  );
}

function checkPages(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const problems = ["homepage", "bugs", "repository"].flatMap((field) =>
    manifest[field] ? [] : [`package.json has no "${field}"`],
  );
  if (/"(?:catalog|workspace|link|file):/.test(JSON.stringify(manifest.dependencies ?? {}))) {
    problems.push("package.json has dependencies that work only in the workspace");
  }
  for (const page of ["README.md", "CHANGELOG.md", "LICENSE"]) {
    const path = join(folder, page);
    if (!existsSync(path)) problems.push(`${page} is missing`);
    else
      problems.push(...relativeLinks(readFileSync(path, "utf8")).map((link) => `${page} links to ${link}`));
  }
  const changelog = join(folder, "CHANGELOG.md");
  if (existsSync(changelog) && /Updated dependencies/.test(readFileSync(changelog, "utf8"))) {
    problems.push("CHANGELOG.md lists updated dependencies");
  }
  if (problems.length > 0) throw new Error(problems.join("; "));
  return "README, CHANGELOG, LICENSE, homepage, bugs and repository; no relative links";
}
