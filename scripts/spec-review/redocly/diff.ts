import { relative } from "node:path";
import { redocly } from "../../redocly.ts";
import type { Bump } from "../changeset/bump.ts";
import { ReviewError } from "../review-error.ts";

/** One change as `redocly diff --format json` reports it. */
export interface RedoclyChange {
  /**
   * A JSON pointer to a place that the change affects, starting from the paths. A change in a shared schema is reported
   * once.
   */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  /** Redocly's own rating: `major` if its rules call the change breaking, `minor` for a new node, `patch` for everything else. */
  readonly impact: Bump;
  readonly property?: string;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: ChangedValue;
  readonly revision?: ChangedValue;
}

/**
 * The value in one of the descriptions, and its place. If the keyword is absent, the place is that of the node that lacks
 * the keyword.
 */
export interface ChangedValue {
  /** Relative to the repository: `spec/schemas/vehicles.yaml`. */
  readonly file: string;
  readonly line?: number;
  /** A JSON pointer in that file: `#/Vehicle/properties/id/pattern`. */
  readonly pointer: string;
  readonly value?: unknown;
}

/** Compares two descriptions, each of one or more files, by the `diff-recommended` rules of `redocly.yaml`. */
export async function redoclyDiff(base: string, revision: string, root: string): Promise<RedoclyChange[]> {
  const result = await redocly(["diff", base, revision, "--format", "json", "--fail-on", "none"], root);
  if (!result.stdout.startsWith("{")) {
    throw new ReviewError(`redocly diff printed no report:\n${result.stderr.trim()}`);
  }
  const { changes } = JSON.parse(result.stdout) as { changes: RedoclyChange[] };
  return changes.map((change) => ({
    ...change,
    ...(change.base && { base: { ...change.base, file: inRepository(change.base.file) } }),
    ...(change.revision && {
      revision: { ...change.revision, file: inRepository(relative(root, `${root}/${change.revision.file}`)) },
    }),
  }));
}

/** `/tmp/spec-review-x/spec/users.yaml` → `spec/users.yaml`. */
function inRepository(file: string): string {
  return file.replaceAll("\\", "/").replace(/^.*?(?=(?:^|\/)spec\/)\/?/, "");
}
