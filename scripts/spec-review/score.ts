import { redocly } from "../redocly.ts";
import { ReviewError } from "./review-error.ts";

/** The score below which a description is not accepted. */
export const minimumScore = 80;

/** Redocly's score of a description, 0 to 100: the median of its operations, for nine tenths. */
export async function score(description: string, root: string): Promise<number> {
  const { stdout, stderr } = await redocly(["score", description, "--format", "json"], root);
  if (!stdout.startsWith("{")) throw new ReviewError(`redocly score gave no report:\n${stderr.trim()}`);
  return (JSON.parse(stdout) as { agentReadiness: number }).agentReadiness;
}
