import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { generatedTypes } from "../generate/generated-types.ts";
import { type BaseCommit, findBaseCommit } from "./base/base-commit.ts";
import { writeBaseDescription } from "./base/base-description.ts";
import { type AffectedPackage, affectedPackages } from "./changes/affected-packages.ts";
import { type Change, describeChanges, side } from "./changes/change.ts";
import { type Bump, highest } from "./changeset/bump.ts";
import { changesetsSince } from "./changeset/changeset-files.ts";
import { changesetSentence } from "./changeset/changeset-sentence.ts";
import { type ChangesetVerdict, describedPackage, judgeChangesets } from "./changeset/changeset-verdict.ts";
import { type Bundle, bundle } from "./redocly/bundle.ts";
import { redoclyDiff } from "./redocly/diff.ts";
import { type LintProblem, lint } from "./redocly/lint.ts";
import { minimumScore, score } from "./redocly/score.ts";
import { typeDifference } from "./types/type-difference.ts";
import { typeTree } from "./types/type-tree.ts";

const description = "spec/vehicles.yaml";

export interface ReviewOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** A branch, tag or commit. */
  readonly base: string;
  /** Whether a missing changeset fails the review, as in continuous integration, instead of being written. */
  readonly check: boolean;
}

export interface Review {
  readonly base: BaseCommit;
  /** Whether the base has no description, so that everything is new. */
  readonly isFirst: boolean;
  readonly problems: readonly LintProblem[];
  readonly score: number;
  readonly baseScore: number | undefined;
  readonly changes: readonly Change[];
  /** The lines of a diff of the generated types. */
  readonly typeLines: readonly string[];
  /** The packages that contain the changes. */
  readonly packages: readonly AffectedPackage[];
  readonly changeset: ChangesetVerdict;
  /** Whether a missing changeset was written. */
  readonly written: boolean;
  readonly passed: boolean;
}

/** Compares the description in the working tree with the base's, and checks or writes the changeset for the changes. */
export async function review({ root, base: baseName, check }: ReviewOptions): Promise<Review> {
  const base = findBaseCommit(baseName, root);
  const folder = mkdtempSync(join(tmpdir(), "spec-review-"));
  try {
    const hasBase = writeBaseDescription(base.commit, root, folder);
    const [problems, after, before] = await Promise.all([
      lint(root),
      bundle(join(root, description), join(folder, "revision.json"), root),
      hasBase ? bundle(join(folder, description), join(folder, "base.json"), root) : undefined,
    ]);
    const [{ changes, typeLines, packages, bump }, currentScore, baseScore] = await Promise.all([
      difference(before, after, root),
      score(after.path, root),
      before && score(before.path, root),
    ]);
    const changeset = judgeChangesets(changesetsSince(base.commit, root), {
      bump,
      sentence: before ? changesetSentence(changes) : "The types of the API, from its first description.",
      packages: before ? packages.map(({ name }) => name) : [describedPackage],
    });
    const written = changeset.kind === "missing" && !check;
    if (written) writeFileSync(join(root, changeset.path), changeset.content);
    return {
      base,
      isFirst: before === undefined,
      problems,
      score: currentScore,
      baseScore,
      changes,
      typeLines,
      packages,
      changeset,
      written,
      passed:
        problems.length === 0 &&
        currentScore >= minimumScore &&
        changeset.kind !== "too low" &&
        (changeset.kind !== "missing" || written),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Difference extends Pick<Review, "changes" | "typeLines" | "packages"> {
  readonly bump: Bump | undefined;
}

/**
 * The bump is the highest one of all changes. Changed types need at least a minor bump, any other change at least a patch.
 */
async function difference(before: Bundle | undefined, after: Bundle, root: string): Promise<Difference> {
  if (!before) return { changes: [], typeLines: [], packages: [], bump: "minor" };
  const sides = { base: side(before.document), revision: side(after.document) };
  const changes = describeChanges(
    await redoclyDiff(before.root, after.root, root),
    sides,
    typesVersion(root),
  );
  const [baseTypes, types] = [await generatedTypes(before.document), await generatedTypes(after.document)];
  const typeLines = typeDifference(typeTree(baseTypes), typeTree(types));
  const packages = affectedPackages(sides, changes, typeLines);
  const needed: Bump[] = changes.map(({ bump }) => bump);
  if (typeLines.length > 0) needed.push("minor");
  if (!isDeepStrictEqual(before.document, after.document)) needed.push("patch");
  return { changes, typeLines, packages, bump: highest(needed) };
}

function typesVersion(root: string): string {
  return JSON.parse(readFileSync(join(root, "packages/types/package.json"), "utf8")).version;
}
