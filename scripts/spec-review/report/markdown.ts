import { type Change, highestRatedFirst } from "../changes/change.ts";
import { nothingToDo } from "../changes/judgement.ts";
import { describedPackage } from "../changeset/changeset-verdict.ts";
import { minimumScore } from "../redocly/score.ts";
import type { Review } from "../review.ts";

const maxChanges = 60;
const maxTypeLines = 120;
const maxOperations = 6;
const ratingMarks = { major: "🔴 major", minor: "🟢 minor", patch: "⚪ patch" } as const;

/** Writes the review as Markdown for a pull request. */
export function toMarkdown(review: Review): string {
  return [
    "# Review of the API description",
    `Compared with \`${review.base.name}\` (${review.base.commit.slice(0, 9)}).`,
    checks(review),
    review.problems.length > 0 ? lintSection(review) : "",
    changesSection(review),
    todoSection(review),
    packagesSection(review),
    typesSection(review),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function checks(review: Review): string {
  const { problems, score, baseScore } = review;
  const before = baseScore === undefined ? "" : ` (was ${baseScore.toFixed(1)})`;
  const rows = [
    row(
      problems.length === 0,
      "Lint",
      problems.length === 0 ? "no problems" : count(problems.length, "problem"),
    ),
    row(score >= minimumScore, "Score", `${score.toFixed(1)}${before}; at least ${minimumScore} is required`),
    row(
      review.changeset.kind !== "too low" && (review.changeset.kind !== "missing" || review.written),
      "Changeset",
      changesetText(review),
    ),
  ];
  return ["| | check | result |", "| --- | --- | --- |", ...rows].join("\n");
}

function row(passed: boolean, check: string, result: string): string {
  return `| ${passed ? "✅" : "❌"} | ${check} | ${cell(result)} |`;
}

function changesetText({ changeset, written }: Review): string {
  switch (changeset.kind) {
    case "not needed":
      return "not needed: the description is unchanged";
    case "sufficient":
      return `\`${changeset.path}\` has a ${changeset.bump} bump, which is sufficient`;
    case "too low":
      return `\`${changeset.path}\` has a ${changeset.bump} bump, but the changes need a ${changeset.needed}. Write \`"${describedPackage}": ${changeset.needed}\` in it, and tell users: “${changeset.sentence}”`;
    case "missing":
      return written
        ? `written to \`${changeset.path}\`, a ${changeset.needed}: “${changeset.sentence}” Reword it for users.`
        : `missing: the changes need a ${changeset.needed}. Run \`pnpm spec:review\` and commit \`${changeset.path}\`: “${changeset.sentence}”`;
  }
}

function lintSection({ problems }: Review): string {
  const lines = problems.map(
    ({ ruleId, message, file, line, column }) =>
      `- \`${file}:${line}:${column}\`\n  ${message.replaceAll("\n", " ")} (${ruleId})`,
  );
  return `## Lint\n\n${lines.join("\n")}`;
}

function changesSection({ changes, isFirst }: Review): string {
  if (isFirst) return "## Changes\n\nThe base has no description, so everything is new.";
  if (changes.length === 0) return "## Changes\n\nRedocly's diff finds no changes.";
  const relevant = changes.filter(({ aspect }) => aspect !== "documentation");
  const words = changes.filter(({ aspect }) => aspect === "documentation");
  const rows = highestRatedFirst(relevant)
    .slice(0, maxChanges)
    .map(
      (change) =>
        `| ${ratingMarks[change.rating]} | ${change.bump} | ${cell(`\`${change.subject}\` ${change.detail}`)} | ${operations(change)} |`,
    );
  const left = relevant.length - rows.length;
  const head = ["| rating | bump | change | operations |", "| --- | --- | --- | --- |"];
  return [
    "## Changes",
    rows.length > 0 ? [...head, ...rows].join("\n") : "",
    left > 0 ? `… and ${count(left, "more change")}.` : "",
    words.length > 0 ? wordingOnly(words) : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function wordingOnly(changes: readonly Change[]): string {
  const subjects = [...new Set(changes.map(({ subject }) => `\`${subject}\``))];
  const shown = subjects.slice(0, maxChanges);
  const more = subjects.length > shown.length ? `, and ${subjects.length - shown.length} more` : "";
  const summary = `⚪ ${count(changes.length, "change")} to wording and examples only`;
  return `<details><summary>${summary}</summary>\n\n${shown.join(", ")}${more}\n\n</details>`;
}

function operations({ operations }: Change): string {
  const named = operations.slice(0, maxOperations).map((operation) => `\`${operation}\``);
  const left = operations.length - named.length;
  return [...named, ...(left > 0 ? [`${left} more`] : [])].join(", ") || "–";
}

/** What users have to do after an update, in one list for the release notes. */
function todoSection({ changes, isFirst }: Review): string {
  if (isFirst) return "";
  const todos = highestRatedFirst(changes).filter(({ todo }) => todo !== nothingToDo);
  if (todos.length === 0) return "## What users have to do\n\nNothing.";
  const lines = [...new Set(todos.map(({ subject, todo }) => `- \`${subject}\`: ${todo}`))];
  const left = lines.length - maxChanges;
  const more = left > 0 ? `\n\n… and ${count(left, "more thing")}.` : "";
  return `## What users have to do\n\n${lines.slice(0, maxChanges).join("\n")}${more}`;
}

function packagesSection({ packages }: Review): string {
  if (packages.length === 0) return "";
  const lines = packages.map(({ name, what }) => `- \`${name}\`: ${what}`);
  return `## Packages\n\nAll packages are released together. These packages contain the changes:\n\n${lines.join("\n")}`;
}

function typesSection({ typeLines, isFirst }: Review): string {
  if (isFirst) return "";
  if (typeLines.length === 0) return "## Effect on the generated types\n\nNone.";
  const shown = typeLines.slice(0, maxTypeLines);
  const left = typeLines.length - shown.length;
  const more = left > 0 ? `\n\n… and ${count(left, "more line")}.` : "";
  return `## Effect on the generated types\n\n\`\`\`diff\n${shown.join("\n")}\n\`\`\`${more}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** `1 problem`, `2 problems`. */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
