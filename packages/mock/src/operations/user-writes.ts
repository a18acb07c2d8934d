import type { LocationUpdate, UserUpdate } from "@ev-vehicles/types";
import { unknownLocation } from "../fixtures/places.ts";
import { created, ok } from "../http/handler-response.ts";
import { validationFailed } from "../http/problems.ts";
import { makeId } from "../identity/ulid.ts";
import { expandNothing } from "../resources/expand-tree.ts";
import { presentSingleUser } from "../resources/user.ts";
import type { LocationRecord, UserRecord } from "../state/records.ts";
import { formatSecond } from "../time/instant.ts";
import { bodyReference } from "./body-reference.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { userIdOf } from "./me.ts";
import { found, visibleUser } from "./visible.ts";

/** Only the e-mail address and the location can be written; the API sets the rest (API fact). */
export const createUser: Handler<"createUser"> = ({ body }, context) => {
  const { chance, clock, fleet } = context;
  const user = changed(
    {
      id: makeId("user", clock.nowMs, chance),
      email: null,
      full_name: "",
      joined_at: formatSecond(clock.nowMs),
      terms_consent_datetime: null,
      default_location: unknownLocation,
      evses: [],
    },
    body,
    context,
  );
  fleet.users.put(user);
  return created(presentSingleUser(user, context, expandNothing));
};

export const updateUser: Handler<"updateUser"> = ({ path, body, expand }, context) => {
  const user = visibleUser(found(userIdOf(path.user_id, context)), context);
  const updated = changed(user, body, context);
  context.fleet.users.put(updated);
  return ok(presentSingleUser(updated, context, expand));
};

function changed(user: UserRecord, body: UserUpdate, context: RequestContext): UserRecord {
  const { email = user.email, default_location: location } = body;
  return {
    ...user,
    email,
    default_location: location
      ? changedLocation(user.default_location, location, context)
      : user.default_location,
  };
}

const address = [
  "address_1",
  "address_2",
  "city",
  "state",
  "postal_code",
  "country_code",
  "coordinates",
] as const;
const requiredTogether = ["address_1", "city", "postal_code", "country_code"] as const;

function changedLocation(
  location: LocationRecord,
  body: LocationUpdate,
  context: RequestContext,
): LocationRecord {
  const given = Object.fromEntries(
    address.filter((part) => body[part] !== undefined).map((part) => [part, body[part]]),
  );
  const after: LocationRecord = { ...location, ...given, ...tariffOf(body, context) };
  // Neither the body nor the updated record may hold only part of an address.
  if (isPartial(given) || isPartial(after)) {
    throw validationFailed(context.operationId, {
      default_location: [
        "address_1, city, postal_code and country_code are required if any part of the address is set.",
      ],
    });
  }
  return after;
}

function isPartial(location: Partial<Record<(typeof address)[number], unknown>>): boolean {
  const isSet = (part: (typeof address)[number]): boolean => (location[part] ?? null) !== null;
  return address.some(isSet) && !requiredTogether.every(isSet);
}

function tariffOf(
  { tariff: url }: LocationUpdate,
  context: RequestContext,
): Partial<Pick<LocationRecord, "tariff">> {
  if (url === undefined || url === null) return url === null ? { tariff: null } : {};
  const result = bodyReference(url, "tari", (id) => context.fleet.tariffs.get(id), context);
  if ("error" in result) throw validationFailed(context.operationId, { default_location: [result.error] });
  return { tariff: result.record.id };
}
