import { redocly } from "../redocly.ts";
import { ReviewError } from "./review-error.ts";

export interface LintProblem {
  readonly severity: "error" | "warn";
  readonly ruleId: string;
  readonly message: string;
  readonly pointer: string;
}

interface LintReport {
  readonly problems: readonly (Omit<LintProblem, "pointer"> & { location: { pointer?: string }[] })[];
}

/** What `redocly lint` finds, by the rules of `redocly.yaml`. */
export function lint(root: string): LintProblem[] {
  const { stdout, stderr } = redocly(["lint", "vehicles@v2", "--format", "json"], root);
  if (!stdout.startsWith("{")) throw new ReviewError(`redocly lint gave no report:\n${stderr.trim()}`);
  const { problems } = JSON.parse(stdout) as LintReport;
  return problems.map(({ severity, ruleId, message, location }) => ({
    severity,
    ruleId,
    message,
    pointer: location[0]?.pointer ?? "#/",
  }));
}
