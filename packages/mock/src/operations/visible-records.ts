import { notFound } from "../responses/problems.ts";
import type { UserRecord, VehicleRecord } from "../state/records.ts";
import type { RequestContext } from "./handler.ts";

/** The vehicle with this id. As in the API, another user's vehicle gets the same 404 as a missing one. */
export function visibleVehicle(id: string, { fleet, actingUserId }: RequestContext): VehicleRecord {
  const vehicle = fleet.vehicles.get(id);
  if (!vehicle || !mayAct(vehicle.user, actingUserId)) throw notFound();
  return vehicle;
}

/** The user with this id. A user whom the request may not see gets the same 404 as a missing one. */
export function visibleUser(id: string, { fleet, actingUserId }: RequestContext): UserRecord {
  const user = fleet.users.get(id);
  if (!user || !mayAct(user.id, actingUserId)) throw notFound();
  return user;
}

/** Resolves `me` in a `user_id` to the user that the request acts as; `undefined` if the request acts as none. */
export function resolveMe(
  userId: string,
  { actingUserId }: Pick<RequestContext, "actingUserId">,
): string | undefined {
  return userId === "me" ? actingUserId : userId;
}

/** Returns a record that was looked up, or throws 404 if it is undefined. */
export function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw notFound();
  return thing;
}

function mayAct(ownerId: string, actingUserId: string | undefined): boolean {
  return actingUserId === undefined || actingUserId === ownerId;
}
