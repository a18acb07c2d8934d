import { ReviewError } from "../review-error.ts";
import { git } from "./git.ts";

export interface BaseCommit {
  /** As it was asked for: `main`. */
  readonly name: string;
  readonly commit: string;
}

/**
 * The commit to compare with: where the branch left the base, so that what others merged to the base since does not count as
 * undone here. In a clone that has `origin/main` only, `main` means that.
 */
export function findBaseCommit(name: string, root: string): BaseCommit {
  for (const candidate of [name, `origin/${name}`]) {
    const tip = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${candidate}^{commit}`], root);
    if (!tip) continue;
    const forkPoint = git(["merge-base", tip.trim(), "HEAD"], root);
    return { name: candidate, commit: (forkPoint ?? tip).trim() };
  }
  if (git(["rev-parse", "--git-dir"], root) === undefined) {
    throw new ReviewError("This is not a git repository, so there is no base to compare with.");
  }
  throw new ReviewError(
    `There is no branch, tag or commit "${name}". Fetch it (\`git fetch origin ${name}\`) or name another: \`pnpm spec:review <base>\`.`,
  );
}
