import { redocly } from "../redocly.ts";
import type { Bump } from "./bump.ts";
import { ReviewError } from "./review-error.ts";

/** One change as `redocly diff --format json` reports it. */
export interface RedoclyChange {
  /** Where the change takes effect, from the paths down. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Bump;
  readonly property?: string;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: ChangedValue;
  readonly revision?: ChangedValue;
}

/** The value on one side, and where it is written: often in `components`. */
export interface ChangedValue {
  readonly pointer: string;
  readonly value?: unknown;
}

/** Compares two bundles with the `diff-recommended` rules of `redocly.yaml`. */
export function redoclyDiff(base: string, revision: string, root: string): RedoclyChange[] {
  const result = redocly(["diff", base, revision, "--format", "json", "--fail-on", "none"], root);
  if (!result.stdout.startsWith("{")) {
    throw new ReviewError(`redocly diff gave no report:\n${result.stderr.trim()}`);
  }
  return (JSON.parse(result.stdout) as { changes: RedoclyChange[] }).changes;
}
