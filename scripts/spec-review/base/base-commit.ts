import { ReviewError } from "../review-error.ts";
import { git } from "./git.ts";

export interface BaseCommit {
  /** The branch, tag or commit that was found: `origin/main`. */
  readonly name: string;
  readonly commit: string;
}

/**
 * Finds the commit to compare with: the merge base, so that later commits on the base branch do not look like removals. If a
 * name does not exist locally, like `main` in some checkouts, the name on `origin` is used: `origin/main`.
 */
export function findBaseCommit(name: string, root: string): BaseCommit {
  for (const candidate of [name, `origin/${name}`]) {
    const tip = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${candidate}^{commit}`], root);
    if (!tip) continue;
    const forkPoint = git(["merge-base", tip.trim(), "HEAD"], root);
    return { name: candidate, commit: (forkPoint ?? tip).trim() };
  }
  if (git(["rev-parse", "--git-dir"], root) === undefined) {
    throw new ReviewError(
      "This is not a git repository, so there is no base to compare with. Run the review in a clone.",
    );
  }
  throw new ReviewError(
    `There is no branch, tag or commit "${name}". Fetch it (\`git fetch origin ${name}\`) or name another: \`pnpm spec:review <base>\`.`,
  );
}
