import {
  type ChargeEntry,
  chargeAt,
  chargeCount,
  chargeNumber,
  chargeNumbersOf,
  chargeSequence,
  firstChargeFrom,
  longestChargeMs,
} from "../fixtures/charging-history.ts";
import { firstPosition, type Sequence, sliceSequence } from "../pages/sequence.ts";
import { chargerOf, presentChargingSubSession } from "../resources/charging-sub-session.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import type { View } from "../resources/view.ts";
import { ok } from "../responses/handler-response.ts";
import { listResponse } from "../responses/list-response.ts";
import { forbidden, validationFailed } from "../responses/problems.ts";
import type { Handler, OperationInput, RequestContext } from "./handler.ts";

import { found, resolveMe, visibleVehicle } from "./visible-records.ts";

type Query = OperationInput<"listChargingSubSessions">["query"];

export const listChargingSubSessions: Handler<"listChargingSubSessions"> = ({ query, expand }, context) => {
  checkScopes(expand, context);
  return listResponse(
    {
      sequence: candidates(query, context),
      query,
      matches: (charge) => matches(charge, query) && isAtCharger(charge, query, context),
      present: (charge) => presentChargingSubSession(charge, context, expand),
    },
    context,
  );
};

function isAtCharger(charge: ChargeEntry, { evse_id: evseId }: Query, view: View): boolean {
  return evseId === undefined || chargerOf(charge, view) === evseId;
}

/** As in the API, expanding the tariff needs the scope `tariff:read`. */
function checkScopes(expand: ExpandTree, { caller }: RequestContext): void {
  if (expand.tariff && !caller.scopes.has("tariff:read")) throw forbidden();
}

export const retrieveChargingSubSession: Handler<"retrieveChargingSubSession"> = (
  { path, expand },
  context,
) => {
  checkScopes(expand, context);
  const number = found(chargeNumber(context.fleet, path.charging_sub_session_id));
  const charge = chargeAt(context.fleet, number);
  if (context.actingUserId !== undefined) visibleVehicle(charge.vehicleId, context);
  return ok(presentChargingSubSession(charge, context, expand));
};

/** The records that can match the requested vehicles and times, found by index instead of a scan. */
function candidates(query: Query, context: RequestContext): Sequence<ChargeEntry> {
  const { fleet } = context;
  const vehicleIds = requestedVehicles(query, context);
  const numbers = vehicleIds && chargeNumbersOf(fleet, vehicleIds);
  const length = numbers?.length ?? chargeCount(fleet);
  // The list starts with the newest charge, which has the highest number.
  const numberAt = (position: number): number => numbers?.[position] ?? length - 1 - position;
  const { from, to } = startRange(query, fleet.historyEndMs);
  const firstBefore = (startMs: number): number => {
    const number = firstChargeFrom(fleet, startMs);
    return firstPosition(length, (position) => numberAt(position) < number);
  };
  return sliceSequence(
    chargeSequence(fleet, length, numberAt),
    to === Infinity ? 0 : firstBefore(to),
    from === -Infinity ? length : firstBefore(from),
  );
}

/** The ids of the requested vehicles; `undefined` for all. */
function requestedVehicles(query: Query, context: RequestContext): readonly string[] | undefined {
  const { fleet, actingUserId } = context;
  const chargerOwner = query.evse_id === undefined ? undefined : ownerOfCharger(query.evse_id, fleet);
  if (query.evse_id !== undefined && chargerOwner === undefined) return [];
  const owners = [requestedUser(query, context), actingUserId, chargerOwner].filter((id) => id !== undefined);
  const [owner] = owners;
  if (owners.some((id) => id !== owner)) return [];
  const { vehicle_id: vehicleId } = query;
  if (vehicleId === undefined)
    return owner === undefined ? undefined : fleet.vehicles.idsWhere("user", owner);
  const isOwn = owner === undefined || fleet.vehicles.get(vehicleId)?.user === owner;
  return isOwn ? [vehicleId] : [];
}

/** The user whose records are requested. `me` is invalid if the request does not act as a user. */
function requestedUser({ user_id: userId }: Query, context: RequestContext): string | undefined {
  if (userId === undefined) return undefined;
  const id = resolveMe(userId, context);
  if (id !== undefined) return id;
  const message = "The request does not act as a user. Send EvEnergy-User, or a user's own token.";
  throw validationFailed(context.operationId, { user_id: [message] });
}

function ownerOfCharger(evseId: string, { users }: RequestContext["fleet"]): string | undefined {
  return users.idsWhere("evse", evseId)[0];
}

/** A range that contains all start times, in milliseconds, that the query's time filters allow. */
function startRange(query: Query, nowMs: number): { from: number; to: number } {
  const running = query.is_finished === false ? nowMs - longestChargeMs : -Infinity;
  const endedAfter = query.end__gt === undefined ? -Infinity : Date.parse(query.end__gt) - longestChargeMs;
  const startedAfter = query.start__gt === undefined ? -Infinity : Date.parse(query.start__gt);
  const startedBefore = query.start__lt === undefined ? Infinity : Date.parse(query.start__lt);
  const endedBefore = query.end__lt === undefined ? Infinity : Date.parse(query.end__lt);
  return { from: Math.max(running, endedAfter, startedAfter), to: Math.min(startedBefore, endedBefore) };
}

/**
 * Applies exactly all filters of a record's own fields. Times are compared in whole seconds, as responses show them.
 */
function matches(charge: ChargeEntry, query: Query): boolean {
  const start = floorToSecond(charge.startMs);
  const end = charge.endMs === null ? undefined : floorToSecond(charge.endMs);
  const { energy_delivered_watt_hours__gte: min, energy_delivered_watt_hours__lte: max } = query;
  return (
    (query.mode === undefined || charge.mode === query.mode) &&
    (query.is_finished === undefined || (end !== undefined) === query.is_finished) &&
    (query.start__gt === undefined || start > Date.parse(query.start__gt)) &&
    (query.start__lt === undefined || start < Date.parse(query.start__lt)) &&
    (query.end__gt === undefined || (end !== undefined && end > Date.parse(query.end__gt))) &&
    (query.end__lt === undefined || (end !== undefined && end < Date.parse(query.end__lt))) &&
    (min === undefined || charge.wattHours >= min) &&
    (max === undefined || charge.wattHours <= max)
  );
}

function floorToSecond(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}
