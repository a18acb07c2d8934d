import { createHash } from "node:crypto";
import { type Bump, highest, isLower } from "./bump.ts";
import type { ChangesetFile } from "./changeset-files.ts";

/** The package whose content is the description; the others follow as its dependants, by changesets' own rules. */
export const describedPackage = "@ev-vehicles/types";

export type ChangesetVerdict =
  | { readonly kind: "not needed" }
  | { readonly kind: "sufficient"; readonly path: string; readonly bump: Bump }
  | {
      readonly kind: "too low";
      readonly path: string;
      readonly bump: Bump;
      readonly needed: Bump;
      readonly sentence: string;
    }
  | {
      readonly kind: "missing";
      readonly path: string;
      readonly content: string;
      readonly needed: Bump;
      readonly sentence: string;
    };

/** Whether the changesets of a branch ask for what its difference needs, and if there is none, the one to write. */
export function judgeChangesets(
  files: readonly ChangesetFile[],
  needed: Bump | undefined,
  sentence: string,
): ChangesetVerdict {
  if (!needed) return { kind: "not needed" };
  const bump = highest(files.flatMap((file) => file.bumps[describedPackage] ?? []));
  const path = files.find((file) => file.bumps[describedPackage] === bump)?.path;
  if (bump === undefined || path === undefined) {
    const content = `---\n"${describedPackage}": ${needed}\n---\n\n${sentence}\n`;
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    return { kind: "missing", path: `.changeset/spec-${hash}.md`, content, needed, sentence };
  }
  return isLower(bump, needed)
    ? { kind: "too low", path, bump, needed, sentence }
    : { kind: "sufficient", path, bump };
}
