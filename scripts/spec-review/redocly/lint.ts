import { redocly } from "../../redocly.ts";
import { ReviewError } from "../review-error.ts";

export interface LintProblem {
  readonly severity: "error" | "warn";
  readonly ruleId: string;
  readonly message: string;
  /** Relative to the repository: `spec/schemas/vehicles.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface LintReport {
  readonly problems: readonly {
    readonly severity: "error" | "warn";
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly {
      readonly source: { readonly ref: string };
      readonly start?: { readonly line: number; readonly col: number };
    }[];
  }[];
}

/** The problems that `redocly lint` finds, by the rules of `redocly.yaml`. */
export async function lint(root: string): Promise<LintProblem[]> {
  const { stdout, stderr } = await redocly(["lint", "vehicles@v2", "--format", "json"], root);
  if (!stdout.startsWith("{")) throw new ReviewError(`redocly lint printed no report:\n${stderr.trim()}`);
  const { problems } = JSON.parse(stdout) as LintReport;
  return problems.map(({ severity, ruleId, message, location: [place] }) => ({
    severity,
    ruleId,
    message,
    file: place?.source.ref ?? "spec/vehicles.yaml",
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
  }));
}
