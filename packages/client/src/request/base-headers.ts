import type { HeadersOptions } from "../openapi-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";
import { userAgent } from "./user-agent.ts";

/** The headers of every request of a client: its own, then those of its options. */
export function baseHeaders(options: VehiclesClientOptions, user: string | undefined): HeadersOptions {
  const { appInfo, headers = {}, version = 2 } = options;
  const agent = userAgent(appInfo);
  const own: Record<string, string | null> = {
    "EvEnergy-Version": String(version),
    ...(user !== undefined && { "EvEnergy-User": user }),
    ...(agent !== undefined && { "User-Agent": agent }),
  };
  const isRecord = !(headers instanceof Headers) && !Array.isArray(headers);
  const given = Object.entries(isRecord ? headers : Object.fromEntries(new Headers(headers as HeadersInit)));
  for (const [name, value] of given) {
    const same = Object.keys(own).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
    own[same] = value === undefined || value === null ? null : String(value);
  }
  return own;
}
