import type { Review } from "../review.ts";

/**
 * Writes the review as workflow commands, which GitHub shows next to the lines of a pull request:
 *
 *     ::error file=spec/vehicles.yaml,line=12,col=3,title=Lint::message
 */
export function toAnnotations({ problems, changes, changeset, written }: Review): string[] {
  const missing =
    changeset.kind === "too low" || (changeset.kind === "missing" && !written)
      ? [
          command(
            "error",
            { file: changeset.path, title: "Changeset" },
            `The changes need a ${changeset.needed} changeset: ${changeset.sentence}`,
          ),
        ]
      : [];
  return [
    ...problems.map(({ severity, ruleId, message, file, line, column }) =>
      command(
        severity === "error" ? "error" : "warning",
        { file, line, col: column, title: ruleId },
        message,
      ),
    ),
    ...changes
      .filter(({ rating }) => rating !== "patch")
      .map(({ rating, subject, detail, todo, file, line }) =>
        command(
          rating === "major" ? "warning" : "notice",
          { file, line, title: rating === "major" ? "May break users" : "New for users" },
          `${subject} ${detail}. What users have to do: ${todo}.`,
        ),
      ),
    ...missing,
  ];
}

function command(level: string, properties: Readonly<Record<string, unknown>>, message: string): string {
  const defined = Object.entries(properties).filter(([, value]) => value !== undefined);
  const fields = defined.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${level} ${fields}::${escapeData(message)}`;
}

/** Escapes as `@actions/core` does. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
