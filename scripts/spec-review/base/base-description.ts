import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { git } from "./git.ts";

/**
 * Writes the `spec/` folder of a commit to another folder; returns `false` if the commit has no description. The working tree
 * and the index do not change.
 */
export function writeBaseDescription(commit: string, root: string, folder: string): boolean {
  const files = git(["ls-tree", "-r", "-z", "--name-only", commit, "spec/"], root)
    ?.split("\0")
    .filter(Boolean);
  if (!files?.includes("spec/vehicles.yaml")) return false;
  for (const file of files) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, git(["show", `${commit}:${file}`], root) ?? "");
  }
  return true;
}
