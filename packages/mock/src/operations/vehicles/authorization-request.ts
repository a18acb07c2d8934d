import { makeUuid } from "../../identity/ids.ts";
import type { AuthorizationRecord } from "../../state/records.ts";
import type { RequestContext } from "../handler.ts";

/** How long a user has to sign in to the vehicle maker's account. */
export const authorizationLifetimeMs: number = 3_600_000;

/** Records that a user was sent to the vehicle maker's sign-in page. */
export function createAuthorization(
  subject: Pick<AuthorizationRecord, "user" | "trim" | "vehicle">,
  { clock, fleet, random }: RequestContext,
): AuthorizationRecord {
  const record = { ...subject, id: makeUuid(random), created_ms: clock.nowMs, completed: false };
  fleet.authorizations.put(record);
  return record;
}

/**
 * The URL of the first page that the user's browser opens. Its host is reserved (RFC 2606), so the mock never links to
 * a real site.
 */
export function startPage(authorizationId: string): string {
  return `https://app.ev.example/vehicle-onboarding/start/${authorizationId}`;
}
