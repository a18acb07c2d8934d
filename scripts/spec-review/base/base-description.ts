import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { git } from "./git.ts";

/**
 * Writes the description as a commit has it, with the examples that it refers to, to a folder; `false` when the commit has
 * none. The working tree and the index stay as they are.
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
