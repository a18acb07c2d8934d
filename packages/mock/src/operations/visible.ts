import { notFound } from "../http/problems.ts";
import type { UserRecord, VehicleRecord } from "../state/records.ts";
import type { RequestContext } from "./handler.ts";

/** The vehicle with this id; another user's counts as absent (API fact: 404 for both). */
export function visibleVehicle(id: string, { fleet, actingUserId }: RequestContext): VehicleRecord {
  const vehicle = fleet.vehicles.get(id);
  if (!vehicle || !mayAct(vehicle.user, actingUserId)) throw notFound();
  return vehicle;
}

/** The user with this id, if the caller may see them. */
export function visibleUser(id: string, { fleet, actingUserId }: RequestContext): UserRecord {
  const user = fleet.users.get(id);
  if (!user || !mayAct(user.id, actingUserId)) throw notFound();
  return user;
}

/** Returns what was found, or throws 404. */
export function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw notFound();
  return thing;
}

function mayAct(ownerId: string, actingUserId: string | undefined): boolean {
  return actingUserId === undefined || actingUserId === ownerId;
}
