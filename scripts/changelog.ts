/**
 * How changesets become lines of the changelogs. Where the repository is known, in the release workflow, each line links its
 * pull request and names its author; anywhere else, as in a rehearsal, the text stands alone.
 *
 * `Updated dependencies` is left out: the packages have the same version, so it would say nothing.
 */
import github from "@changesets/changelog-github";

interface Changeset {
  readonly id: string;
  readonly summary: string;
  readonly commit?: string | undefined;
}

export async function getReleaseLine(changeset: Changeset, type: string): Promise<string> {
  const { GITHUB_REPOSITORY: repo, GITHUB_TOKEN } = process.env;
  if (!repo || !GITHUB_TOKEN) return plainLine(changeset.summary);
  const { id, summary, commit } = changeset;
  return github.getReleaseLine({ id, summary, releases: [], ...(commit && { commit }) }, type as "minor", {
    repo,
  });
}

export async function getDependencyReleaseLine(): Promise<string> {
  return "";
}

/** A changeset of several paragraphs stays one item of the list. */
export function plainLine(summary: string): string {
  const [first = "", ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line.trim() ? `  ${line}` : ""))].join("\n");
}
