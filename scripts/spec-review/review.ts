import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { generatedTypes } from "../generated-types.ts";
import { type BaseCommit, findBaseCommit } from "./base-commit.ts";
import { writeBaseDescription } from "./base-description.ts";
import { type Bump, highest } from "./bump.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { type Change, describeChanges, side } from "./change.ts";
import { changesetsSince } from "./changeset-files.ts";
import { changesetSentence } from "./changeset-sentence.ts";
import { type ChangesetVerdict, describedPackage, judgeChangesets } from "./changeset-verdict.ts";
import { type LintProblem, lint } from "./lint.ts";
import { type PackageTouched, packagesTouched } from "./packages-touched.ts";
import { redoclyDiff } from "./redocly-diff.ts";
import { minimumScore, score } from "./score.ts";
import { typeDifference } from "./type-difference.ts";
import { typeTree } from "./type-tree.ts";

const description = "spec/vehicles.yaml";

export interface ReviewOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** A branch, tag or commit. */
  readonly base: string;
  /** Never writes a changeset; a missing one fails instead. For continuous integration. */
  readonly check: boolean;
}

export interface Review {
  readonly base: BaseCommit;
  /** The base has no description: everything is new. */
  readonly isFirst: boolean;
  readonly problems: readonly LintProblem[];
  readonly score: number;
  readonly baseScore: number | undefined;
  readonly changes: readonly Change[];
  /** Lines of a diff, without comments and layout. */
  readonly typeLines: readonly string[];
  /** The packages that carry the difference. */
  readonly packages: readonly PackageTouched[];
  readonly changeset: ChangesetVerdict;
  /** A missing changeset was written. */
  readonly written: boolean;
  readonly passed: boolean;
}

/** Compares the description in the working tree with the one of a base, and checks or writes the changeset for it. */
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

/** What asks for a bump: each change by itself, any change of the types (minor), any change of what is published (patch). */
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
  const packages = packagesTouched(sides, changes, typeLines);
  const asked: Bump[] = changes.map(({ bump }) => bump);
  if (typeLines.length > 0) asked.push("minor");
  if (!isDeepStrictEqual(before.document, after.document)) asked.push("patch");
  return { changes, typeLines, packages, bump: highest(asked) };
}

function typesVersion(root: string): string {
  return JSON.parse(readFileSync(join(root, "packages/types/package.json"), "utf8")).version;
}
