/**
 * Turns changesets into lines of the changelogs. If the repository is known, as in the release workflow, each line links its
 * pull request and names its author; otherwise, as in a rehearsal, a line has only the text.
 *
 * `Updated dependencies` is left out: all packages have the same version, so it would add nothing.
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
