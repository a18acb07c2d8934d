import { createHash } from "node:crypto";
import { type Bump, highest, isLower } from "./bump.ts";
import type { ChangesetFile } from "./changeset-files.ts";

/** The package that contains the description. All packages share its version: changesets treats them as a `fixed` group. */
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

export interface NeededChangeset {
  /** `undefined` if the description is unchanged. */
  readonly bump: Bump | undefined;
  readonly sentence: string;
  /** The packages whose changelogs get the text. */
  readonly packages: readonly string[];
}

/** Checks whether the changesets of a branch have a sufficient bump; if there is no changeset, drafts one. */
export function judgeChangesets(files: readonly ChangesetFile[], needed: NeededChangeset): ChangesetVerdict {
  if (!needed.bump) return { kind: "not needed" };
  const { bump: neededBump, sentence } = needed;
  const bump = highest(files.flatMap((file) => file.bumps[describedPackage] ?? []));
  const path = files.find((file) => file.bumps[describedPackage] === bump)?.path;
  if (bump === undefined || path === undefined) {
    const matter = needed.packages.map((name) => `"${name}": ${neededBump}`).join("\n");
    const content = `---\n${matter}\n---\n\n${sentence}\n`;
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    return { kind: "missing", path: `.changeset/spec-${hash}.md`, content, needed: neededBump, sentence };
  }
  return isLower(bump, neededBump)
    ? { kind: "too low", path, bump, needed: neededBump, sentence }
    : { kind: "sufficient", path, bump };
}
