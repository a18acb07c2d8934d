import { relative } from "node:path";
import { redocly } from "../redocly.ts";
import type { Bump } from "./bump.ts";
import { ReviewError } from "./review-error.ts";

/** One change as `redocly diff --format json` reports it. */
export interface RedoclyChange {
  /** Where the change takes effect, from the paths down. A schema that many operations use is reported once. */
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

/** The value on one side, and where it is written. If a keyword is absent there, the place is that of its owner. */
export interface ChangedValue {
  /** From the root of the repository, on the revision's side: `spec/schemas/vehicles.yaml`. */
  readonly file: string;
  readonly line?: number;
  /** Within that file: `#/Vehicle/properties/id/pattern`. */
  readonly pointer: string;
  readonly value?: unknown;
}

/** Compares two descriptions, in as many files as they like, with the `diff-recommended` rules of `redocly.yaml`. */
export async function redoclyDiff(base: string, revision: string, root: string): Promise<RedoclyChange[]> {
  const result = await redocly(["diff", base, revision, "--format", "json", "--fail-on", "none"], root);
  if (!result.stdout.startsWith("{")) {
    throw new ReviewError(`redocly diff gave no report:\n${result.stderr.trim()}`);
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
