import type { LocationUpdate, UserUpdate } from "@ev-vehicles/types";
import { unknownLocation } from "../fixtures/places.ts";
import { makeId } from "../identity/ids.ts";
import { idSequence } from "../pages/id-sequence.ts";
import { expandNothing } from "../resources/expand-tree.ts";
import { presentSingleUser, presentUser } from "../resources/user.ts";
import { created, ok } from "../responses/handler-response.ts";
import { listResponse } from "../responses/list-response.ts";
import { validationFailed } from "../responses/problems.ts";
import type { LocationRecord, UserRecord } from "../state/records.ts";
import { formatSecond } from "../time/instant.ts";
import { bodyReference } from "./body-reference.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { found, resolveMe, visibleUser } from "./visible-records.ts";

export const listUsers: Handler<"listUsers"> = ({ query, expand }, context) => {
  const { fleet, actingUserId } = context;
  const email = query.email?.toLowerCase();
  const sequence = email === undefined ? fleet.users.all() : fleet.users.where("email", email);
  // `restore` can remove the user of a token; the token then stays valid but lists no users.
  const me = actingUserId === undefined ? undefined : fleet.users.get(actingUserId);
  const onlyMe = actingUserId === undefined ? undefined : idSequence(me ? [me.id] : [], () => me);
  return listResponse(
    {
      sequence: onlyMe ?? sequence,
      query,
      matches: (user) => email === undefined || user.email?.toLowerCase() === email,
      present: (user) => presentUser(user, context, expand),
    },
    context,
  );
};

export const retrieveUser: Handler<"retrieveUser"> = ({ path, expand }, context) =>
  ok(presentSingleUser(visibleUser(found(resolveMe(path.user_id, context)), context), context, expand));

/** As in the API, callers can set only the e-mail address and the location. */
export const createUser: Handler<"createUser"> = ({ body }, context) => {
  const { clock, fleet, random } = context;
  const blank: UserRecord = {
    id: makeId("user", clock.nowMs, random),
    email: null,
    full_name: "",
    joined_at: formatSecond(clock.nowMs),
    terms_consent_datetime: null,
    default_location: unknownLocation,
    evses: [],
  };
  const user = withChanges(blank, body, context);
  fleet.users.put(user);
  return created(presentSingleUser(user, context, expandNothing));
};

export const updateUser: Handler<"updateUser"> = ({ path, body, expand }, context) => {
  const user = visibleUser(found(resolveMe(path.user_id, context)), context);
  const updated = withChanges(user, body, context);
  context.fleet.users.put(updated);
  return ok(presentSingleUser(updated, context, expand));
};

function withChanges(user: UserRecord, body: UserUpdate, context: RequestContext): UserRecord {
  const { email = user.email, default_location: changes } = body;
  const { default_location: location } = user;
  const updated = changes ? withLocationChanges(location, changes, context) : location;
  return { ...user, email, default_location: updated };
}

const addressFields = [
  "address_1",
  "address_2",
  "city",
  "state",
  "postal_code",
  "country_code",
  "coordinates",
] as const;
const requiredTogether = ["address_1", "city", "postal_code", "country_code"] as const;

type Address = Partial<Record<(typeof addressFields)[number], unknown>>;

function withLocationChanges(
  location: LocationRecord,
  body: LocationUpdate,
  context: RequestContext,
): LocationRecord {
  const changes: Address = Object.fromEntries(
    addressFields.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
  );
  const updated = { ...location, ...changes, ...tariffOf(body, context) } as LocationRecord;
  // Neither the body nor the updated record may contain only part of an address.
  if (isPartial(changes) || isPartial(updated)) {
    throw validationFailed(context.operationId, {
      default_location: [
        "address_1, city, postal_code and country_code are required if any part of the address is set.",
      ],
    });
  }
  return updated;
}

function isPartial(address: Address): boolean {
  const isSet = (field: (typeof addressFields)[number]): boolean => (address[field] ?? null) !== null;
  return addressFields.some(isSet) && !requiredTogether.every(isSet);
}

function tariffOf(
  { tariff: url }: LocationUpdate,
  context: RequestContext,
): Partial<Pick<LocationRecord, "tariff">> {
  if (url === undefined) return {};
  if (url === null) return { tariff: null };
  const result = bodyReference(url, "tari", (id) => context.fleet.tariffs.get(id), context);
  if ("error" in result) throw validationFailed(context.operationId, { default_location: [result.error] });
  return { tariff: result.record.id };
}
