import { redocly } from "../../redocly.ts";
import { ReviewError } from "../review-error.ts";

/** A description with a lower score fails the review. */
export const minimumScore = 80;

/** Redocly's score of a description, from 0 to 100. The median of the operations makes up 90 % of the score. */
export async function score(description: string, root: string): Promise<number> {
  const { stdout, stderr } = await redocly(["score", description, "--format", "json"], root);
  if (!stdout.startsWith("{")) throw new ReviewError(`redocly score printed no report:\n${stderr.trim()}`);
  return (JSON.parse(stdout) as { agentReadiness: number }).agentReadiness;
}
