import type { Fetch } from "@ev-vehicles/client";
import { shellQuote } from "../input/shell-quote.ts";
import { oneLine } from "../output/visible-controls.ts";

/** A placeholder for the token, which a dry run does not fetch. */
export const dryRunToken = "redacted";

/** The error of a call whose request was captured. */
class NotSent extends Error {
  override readonly name = "NotSent";
}

/** Captures requests instead of sending them. */
export interface DryRun {
  readonly fetch: Fetch;
  /**
   * Runs `call` up to its first request.
   *
   * @returns The request as a curl command; undefined if `call` needed no request.
   * @throws whatever `call` throws before its first request.
   */
  readonly firstRequest: (call: () => Promise<unknown>) => Promise<string | undefined>;
}

export function createDryRun(): DryRun {
  let captured: Promise<string> | undefined;
  const fetch: Fetch = (request) => {
    captured ??= curlCommand(request);
    return Promise.reject(new NotSent());
  };
  const firstRequest: DryRun["firstRequest"] = async (call) => {
    try {
      await call();
    } catch (error) {
      if (!captured) throw error;
    }
    return captured;
  };
  return { fetch, firstRequest };
}

/**
 * Formats a request as a curl command, without the token:
 *
 *     curl --request PATCH 'https://api.ev.energy/v2/vehicles/vhcl01…' \
 *       --header 'authorization: Bearer [redacted]' \
 *       --data-raw '{"vehicle_class":null}'
 */
async function curlCommand(request: Request): Promise<string> {
  const headers = [...request.headers].map(([name, value]) =>
    name === "authorization" ? "authorization: Bearer [redacted]" : `${name}: ${value}`,
  );
  const body = await request.text();
  const words = [
    `curl --request ${request.method} ${shellQuote(request.url)}`,
    ...headers.map((header) => `--header ${shellQuote(header)}`),
    ...(body === "" ? [] : [`--data-raw ${shellQuote(body)}`]),
  ];
  return `${words.map(oneLine).join(" \\\n  ")}\n`;
}
