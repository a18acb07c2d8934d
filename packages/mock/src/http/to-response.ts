import type { HandlerResponse } from "../responses/handler-response.ts";
import { apiVersion } from "./caller/negotiate.ts";
import type { BudgetState } from "./rate-limit/rolling-budget.ts";

/** The headers that, as in the API, every response of an operation has, including errors. */
export function commonHeaders(budget: BudgetState): Record<string, string> {
  return {
    "evenergy-version": apiVersion,
    "x-ratelimit-limit": String(budget.limit),
    "x-ratelimit-remaining": String(budget.remaining),
  };
}

/** Turns a handler's response into a `Response`. */
export function toResponse(response: HandlerResponse, budget: BudgetState): Response {
  const headers = response.headers
    ? { ...commonHeaders(budget), ...response.headers }
    : commonHeaders(budget);
  if (response.link !== undefined) headers.link = response.link;
  if (!response.body) return new Response(null, { status: response.status, headers });
  headers["content-type"] = "application/json";
  return new Response(response.body.json, { status: response.status, headers });
}
