/**
 * Posts the review as a comment on its pull request, or updates the existing comment:
 *
 *     GITHUB_TOKEN=… GITHUB_REPOSITORY=owner/name PULL_REQUEST=12 node scripts/spec-review/report/post-comment.ts < review.md
 *
 * The script needs no installed packages, so the workflow job that may write comments runs no code from the pull request.
 */
import { readFileSync } from "node:fs";
import { createOrUpdateComment } from "./create-or-update-comment.ts";

const {
  GITHUB_TOKEN,
  GITHUB_REPOSITORY,
  PULL_REQUEST,
  GITHUB_API_URL = "https://api.github.com",
} = process.env;
if (!GITHUB_TOKEN || !GITHUB_REPOSITORY || !PULL_REQUEST) {
  console.error("Set GITHUB_TOKEN, GITHUB_REPOSITORY and PULL_REQUEST.");
  process.exit(2);
}
const result = await createOrUpdateComment({
  api: GITHUB_API_URL,
  token: GITHUB_TOKEN,
  repository: GITHUB_REPOSITORY,
  pullRequest: Number(PULL_REQUEST),
  text: readFileSync(0, "utf8"),
});
console.log(`The review is ${result}.`);
