import { makeUuid } from "../identity/uuid.ts";
import type { AuthorizationRecord } from "../state/records.ts";
import type { RequestContext } from "./handler.ts";

/** How long a user has to sign in to the vehicle's maker, in milliseconds. */
export const authorizationLifeMs: number = 3_600_000;

/** Remembers that a user is on their way to the vehicle's maker. */
export function newAuthorization(
  about: Pick<AuthorizationRecord, "user" | "trim" | "vehicle">,
  { chance, clock, fleet }: RequestContext,
): AuthorizationRecord {
  const record = { ...about, id: makeUuid(chance), created_ms: clock.nowMs, completed: false };
  fleet.authorizations.put(record);
  return record;
}

/** The page at which a user's browser starts; the host is reserved (RFC 2606), so that no request leaves the mock by accident. */
export function startPage(authorizationId: string): string {
  return `https://app.ev.example/vehicle-onboarding/start/${authorizationId}`;
}
