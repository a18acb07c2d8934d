import type { Answer } from "./answer.ts";
import type { BudgetState } from "./rolling-budget.ts";
import { apiVersion } from "./version.ts";

/** The headers of every response, errors too (API fact). */
export function commonHeaders(budget: BudgetState): Record<string, string> {
  return {
    "evenergy-version": apiVersion,
    "x-ratelimit-limit": String(budget.limit),
    "x-ratelimit-remaining": String(budget.remaining),
  };
}

/** Writes an answer as a response. */
export function sendAnswer(answer: Answer, budget: BudgetState): Response {
  const headers = answer.headers ? { ...commonHeaders(budget), ...answer.headers } : commonHeaders(budget);
  if (answer.link !== undefined) headers.link = answer.link;
  if (!answer.body) return new Response(null, { status: answer.status, headers });
  headers["content-type"] = "application/json";
  return new Response(answer.body.json, { status: answer.status, headers });
}
