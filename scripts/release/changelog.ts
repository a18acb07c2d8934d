/**
 * Turns changesets into lines of the changelogs. In the release workflow, where the repository is known, each line links its
 * pull request and names its author. Elsewhere, as in a rehearsal, a line has only the text.
 *
 * "Updated dependencies" is left out, because all packages always have the same version.
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

/** Indents all paragraphs after the first, so that the changeset is one list item. */
export function plainLine(summary: string): string {
  const [first = "", ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line.trim() ? `  ${line}` : ""))].join("\n");
}
