import type { ClientEvent } from "./client-event.ts";

type Lines = { [Type in ClientEvent["type"]]: (event: Extract<ClientEvent, { type: Type }>) => string };

const lines: Lines = {
  callStart: () => "started",
  callEnd: ({ durationMs, error }) =>
    `${error === undefined ? "succeeded" : "failed"} after ${ms(durationMs)}${because(error)}`,
  request: ({ attempt, url }) => `attempt ${attempt}: sent to ${url}`,
  response: ({ attempt, durationMs, headers, status }) =>
    `attempt ${attempt}: status ${status} in ${ms(durationMs)}${budget(headers)}`,
  failure: ({ attempt, durationMs, error }) =>
    `attempt ${attempt}: failed in ${ms(durationMs)}${because(error)}`,
  middlewareResponse: ({ attempt, status }) => `attempt ${attempt}: middleware returned status ${status}`,
  retry: ({ attempt, delayMs, error }) => `attempt ${attempt}: retrying in ${ms(delayMs)}${because(error)}`,
  wait: ({ delayMs }) => `waiting ${ms(delayMs)} for the hourly budget`,
  tokenRenewal: () => "token rejected; retrying with a new one",
  versionMismatch: ({ expected, received }) => `requested API version ${expected}, got ${received}`,
};

/**
 * Formats an event as one line of text.
 *
 *     GET /vehicles attempt 1: status 200 in 43 ms, 997 of 1000 requests left
 */
export function eventLine(event: ClientEvent): string {
  const line = lines[event.type] as (event: ClientEvent) => string;
  return `${event.call.method} ${event.call.path} ${line(event)}`;
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}

function because(error: unknown): string {
  return error === undefined ? "" : `: ${error instanceof Error ? error.message : String(error)}`;
}

function budget(headers: Readonly<Record<string, string>>): string {
  const limit = headers["x-ratelimit-limit"];
  return limit === undefined ? "" : `, ${headers["x-ratelimit-remaining"]} of ${limit} requests left`;
}
