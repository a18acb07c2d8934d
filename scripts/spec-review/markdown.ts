import { describedPackage } from "./changeset-verdict.ts";
import type { Review } from "./review.ts";
import { minimumScore } from "./score.ts";

const mostTypeLines = 120;
const ratingMarks = { major: "🔴 major", minor: "🟢 minor", patch: "⚪ patch" } as const;

/** The review as Markdown for a pull request. */
export function toMarkdown(review: Review): string {
  return [
    "# Review of the API description",
    `Compared with \`${review.base.name}\` (${review.base.commit.slice(0, 9)}).`,
    checks(review),
    review.problems.length > 0 ? lintSection(review) : "",
    changesSection(review),
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
    row(problems.length === 0, "Lint", problems.length === 0 ? "no problems" : `${problems.length} problems`),
    row(score >= minimumScore, "Score", `${score.toFixed(1)}${before}; at least ${minimumScore} is asked`),
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
      return "none needed: the description is the same";
    case "sufficient":
      return `\`${changeset.path}\` asks for a ${changeset.bump}, which covers the difference`;
    case "too low":
      return `\`${changeset.path}\` asks for a ${changeset.bump}, but the difference needs a ${changeset.needed}. Write \`"${describedPackage}": ${changeset.needed}\` in it, and tell the users: “${changeset.sentence}”`;
    case "missing":
      return written
        ? `written to \`${changeset.path}\`, a ${changeset.needed}: “${changeset.sentence}” Put it into your own words.`
        : `missing: the difference needs a ${changeset.needed}. Run \`pnpm spec:review\` and commit \`${changeset.path}\`: “${changeset.sentence}”`;
  }
}

function lintSection({ problems }: Review): string {
  const lines = problems.map(
    ({ ruleId, message, pointer }) => `- \`${pointer}\`\n  ${message.replaceAll("\n", " ")} (${ruleId})`,
  );
  return `## Lint\n\n${lines.join("\n")}`;
}

function changesSection({ changes, isFirst }: Review): string {
  if (isFirst) return "## Changes\n\nThe base has no description: all of it is new.";
  if (changes.length === 0) return "## Changes\n\nNone that Redocly's diff sees.";
  const rows = changes.map(
    ({ rating, bump, subject, detail }) =>
      `| ${ratingMarks[rating]} | ${bump} | ${cell(`\`${subject}\``)} | ${cell(detail)} |`,
  );
  return ["## Changes", "", "| rating | asks for | what | how |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function typesSection({ typeLines, isFirst }: Review): string {
  if (isFirst) return "";
  if (typeLines.length === 0) return "## Effect on the generated types\n\nNone.";
  const shown = typeLines.slice(0, mostTypeLines);
  const left = typeLines.length - shown.length;
  const more = left > 0 ? `\n\n… and ${left} more lines.` : "";
  return `## Effect on the generated types\n\n\`\`\`diff\n${shown.join("\n")}\n\`\`\`${more}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
