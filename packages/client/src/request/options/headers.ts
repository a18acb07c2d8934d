import { ConfigurationError } from "../../errors/configuration-error.ts";
import type { HeadersOptions } from "../../openapi-fetch.ts";
import type { VehiclesClientOptions } from "../../vehicles-client-options.ts";
import type { RequestOptions } from "../call.ts";
import { userAgent } from "./user-agent.ts";

/** The headers of every request of a client: the defaults, replaced or removed by those in its options. */
export function baseHeaders(options: VehiclesClientOptions, user: string | undefined): HeadersOptions {
  const { appInfo, headers = {}, version = 2 } = options;
  const agent = userAgent(appInfo);
  const merged: Record<string, string | null> = {
    "EvEnergy-Version": String(version),
    ...(user !== undefined && { "EvEnergy-User": user }),
    ...(agent !== undefined && { "User-Agent": agent }),
  };
  const entries = Object.entries(
    isRecord(headers) ? headers : Object.fromEntries(new Headers(headers as HeadersInit)),
  );
  for (const [name, value] of entries) {
    const existing = Object.keys(merged).find((known) => known.toLowerCase() === name.toLowerCase());
    merged[existing ?? name] = value === undefined || value === null ? null : String(value);
  }
  return merged;
}

type CallHeaders = RequestOptions["headers"];

/** Adds the user to a call's headers, without changing the caller's object. */
export function withUser(headers: CallHeaders, user: string): CallHeaders {
  if (!headers) return { "EvEnergy-User": user };
  if (isRecord(headers)) return { ...headers, "EvEnergy-User": user };
  const copy = new Headers(headers as HeadersInit);
  copy.set("EvEnergy-User", user);
  return copy;
}

/** Whether a call's headers remove the header `name` with `null`. */
export function removesHeader(headers: CallHeaders, name: string): boolean {
  if (!headers || !isRecord(headers)) return false;
  return Object.entries(headers).some(([key, value]) => value === null && key.toLowerCase() === name);
}

function isRecord(headers: object): headers is Record<string, unknown> {
  return !(headers instanceof Headers) && !Array.isArray(headers);
}

/**
 * Reads a user's ID from an ID or from the user's URL. The API's guide asks for the URL, its reference for the ID; the
 * ID is what works.
 *
 *     https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735/ → user01HN2NJ9NMRZBXT1H6FT9N7735
 *
 * @throws ConfigurationError for anything else.
 */
export function userId(user: unknown): string {
  const id = typeof user === "string" && /^(?:https?:\/\/[^?#\s]+\/)?(user[A-Z\d]{26})\/?$/.exec(user)?.[1];
  if (!id) {
    throw new ConfigurationError(
      `user: expected "user" and 26 capital letters or digits, or a URL that ends with such an ID, got ${JSON.stringify(user)}`,
    );
  }
  return id;
}
