import type { ClientEvent } from "@ev-vehicles/client";
import { messageOf } from "../errors/message-of.ts";
import { oneLine } from "../output/visible-controls.ts";

/**
 * What `--verbose` says about an event of the client; undefined for what needs no line.
 *
 *     > GET https://api.ev.energy/v2/vehicles?page_size=100
 *     < 429 after 112 ms; 0 requests left; request ID 6f1c
 *     * tries again in 2 s: GET /vehicles answered 429 …
 */
export function eventLine(event: ClientEvent): string | undefined {
  const text = lineOf(event);
  return text && oneLine(text);
}

function lineOf(event: ClientEvent): string | undefined {
  switch (event.type) {
    case "request":
      return `> ${event.call.method} ${event.url}${event.attempt > 1 ? ` (attempt ${event.attempt})` : ""}`;
    case "response":
      return `< ${[`${event.status} after ${Math.round(event.durationMs)} ms`, ...headerParts(event.headers)].join("; ")}`;
    case "failure":
      return `! ${messageOf(event.error)}, after ${Math.round(event.durationMs)} ms`;
    case "retry":
      return `* tries again in ${seconds(event.delayMs)}: ${messageOf(event.error)}`;
    case "wait":
      return `* waits ${seconds(event.delayMs)} for the hourly budget`;
    case "tokenRenewal":
      return "* the API rejected the token; another one was fetched";
    case "versionMismatch":
      return `* the API answered with version ${event.received}, not ${event.expected}`;
    default:
      return undefined;
  }
}

function headerParts(headers: Readonly<Record<string, string>>): readonly string[] {
  const value = (name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const remaining = value("x-ratelimit-remaining");
  const id = value("x-request-id");
  return [...(remaining ? [`${remaining} requests left`] : []), ...(id ? [`request ID ${id}`] : [])];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}
