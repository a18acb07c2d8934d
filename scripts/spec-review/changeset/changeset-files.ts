import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "../base/git.ts";
import { type Bump, isBump } from "./bump.ts";

export interface ChangesetFile {
  /** Relative to the repository: `.changeset/brave-cars-charge.md`. */
  readonly path: string;
  readonly bumps: Readonly<Record<string, Bump>>;
}

/** The changesets that this branch has added or changed since a commit. */
export function changesetsSince(commit: string, root: string): ChangesetFile[] {
  const folder = join(root, ".changeset");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .flatMap((name) => {
      const path = `.changeset/${name}`;
      const content = readFileSync(join(folder, name), "utf8");
      const isUnchanged = git(["show", `${commit}:${path}`], root) === content;
      return isUnchanged ? [] : { path, bumps: parseBumps(content) };
    });
}

/**
 * Reads the front matter of a changeset:
 *
 *     ---
 *     "@ev-vehicles/types": minor
 *     ---
 */
export function parseBumps(content: string): Record<string, Bump> {
  const matter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(content)?.[1] ?? "";
  const entries = matter.split(/\r?\n/).flatMap((line) => {
    const [, name, bump] = /^\s*["']?([^"':]+)["']?\s*:\s*["']?(\w+)["']?\s*$/.exec(line) ?? [];
    return name && isBump(bump) ? [[name.trim(), bump] as const] : [];
  });
  return Object.fromEntries(entries);
}
