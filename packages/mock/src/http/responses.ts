import type { Answer } from "./answer.ts";
import type { ProblemError } from "./problem-error.ts";
import type { BudgetState } from "./rolling-budget.ts";
import { apiVersion } from "./version.ts";

/** The headers of every answer, errors too (API fact). */
export function commonHeaders(budget: BudgetState): Record<string, string> {
  return {
    "evenergy-version": apiVersion,
    "x-ratelimit-limit": String(budget.limit),
    "x-ratelimit-remaining": String(budget.remaining),
  };
}

/** Writes a handler's answer as a response. */
export function answerResponse(answer: Answer, budget: BudgetState): Response {
  const headers = answer.headers ? { ...commonHeaders(budget), ...answer.headers } : commonHeaders(budget);
  if (answer.link !== undefined) headers.link = answer.link;
  if (!answer.body) return new Response(null, { status: answer.status, headers });
  headers["content-type"] = "application/json";
  return new Response(answer.body.json, { status: answer.status, headers });
}

/** Writes a refusal as an RFC 9457 problem document. */
export function problemResponse(error: ProblemError, budget: BudgetState): Response {
  const headers = { ...commonHeaders(budget), ...error.headers, "content-type": "application/problem+json" };
  return new Response(JSON.stringify(error.problem), { status: error.problem.status, headers });
}
