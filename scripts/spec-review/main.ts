/**
 * Reviews the API description against a base and prints Markdown for a pull request:
 *
 *     pnpm spec:review            compare with main; write a changeset if there is none
 *     pnpm spec:review v0.2.0     compare with a tag, branch or commit
 *     pnpm spec:review --check    write no changeset; fail if a changeset is missing
 *     pnpm spec:review --output review.md   write the Markdown to a file, and print annotations for GitHub
 *
 * Exit codes: 0 if the review passes, 1 if it found something to fix, 2 if it could not run.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { toAnnotations } from "./report/annotations.ts";
import { toMarkdown } from "./report/markdown.ts";
import { review } from "./review.ts";
import { ReviewError } from "./review-error.ts";

try {
  const { values, positionals } = parseArgs({
    options: { check: { type: "boolean", default: false }, output: { type: "string" } },
    allowPositionals: true,
  });
  const [base = "main", ...others] = positionals;
  if (others.length > 0)
    throw new ReviewError(
      `Pass one base to compare with, not ${positionals.length}: ${positionals.join(", ")}.`,
    );
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const result = await review({ root, base, check: values.check });
  if (values.output === undefined) process.stdout.write(toMarkdown(result));
  else {
    writeFileSync(values.output, toMarkdown(result));
    for (const annotation of toAnnotations(result)) console.log(annotation);
  }
  process.exitCode = result.passed ? 0 : 1;
} catch (error) {
  const isUsage =
    error instanceof ReviewError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  if (!isUsage) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
