import type { ChargingSubSession, WebhookEvent } from "@ev-vehicles/types";
import { type ChargeEntry, chargeAt, chargeCount, chargeNumber } from "../fixtures/charging-history.ts";
import { presentChargingSubSession } from "../resources/charging-sub-session.ts";
import type { View } from "../resources/view.ts";

/** How many sub-sessions to search for one that matches. */
const searchDepth = 1000;

/** The `data` of an event: the sub-session with this id, or by default the newest one for the event's type. */
export function webhookData(
  type: WebhookEvent["type"],
  id: string | undefined,
  view: View,
): ChargingSubSession {
  return presentChargingSubSession(id === undefined ? newestFor(type, view) : chargeOf(id, view), view);
}

function chargeOf(id: string, { fleet }: View): ChargeEntry {
  const number = chargeNumber(fleet, id);
  if (number === undefined)
    throw new RangeError(`The mock has no charging sub-session ${id}: pass the id of one that it lists.`);
  return chargeAt(fleet, number);
}

/**
 * The newest running sub-session for `created`, or the newest ended one for `ended`; if none is found, the newest of
 * all.
 */
function newestFor(type: WebhookEvent["type"], { fleet }: View): ChargeEntry {
  const newest = chargeCount(fleet) - 1;
  if (newest < 0)
    throw new RangeError(
      "The mock has no charging sub-sessions to send: its fleet has no connected vehicle.",
    );
  for (let number = newest; number >= Math.max(0, newest - searchDepth); number -= 1) {
    const charge = chargeAt(fleet, number);
    if ((charge.endMs === null) === (type === "charging_sub_session.created")) return charge;
  }
  return chargeAt(fleet, newest);
}
