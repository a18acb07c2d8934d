import type { EvseSite, Location, User } from "@ev-vehicles/types";
import { hashText } from "../identity/random.ts";
import type { LocationRecord, UserRecord } from "../state/records.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import { presentTariff } from "./tariff.ts";
import type { View } from "./view.ts";

/** A user as lists and expanded references return it. */
export function presentUser(user: UserRecord, view: View, expand: ExpandTree = expandNothing): User {
  const { fleet, links } = view;
  return {
    id: user.id,
    url: links.resource(user.id),
    ...(user.email !== null && { email: user.email }),
    full_name: user.full_name,
    joined_at: user.joined_at,
    terms_consent_datetime: user.terms_consent_datetime,
    default_location: presentLocation(user.default_location, view, expand.default_location ?? expandNothing),
    vehicles: fleet.vehicles.idsWhere("user", user.id).map((id) => links.resource(id)),
    evses: user.evses.map((id) => links.resource(id)),
  };
}

/** A user as the operations on a single user return it: as in the API, with the location's current carbon intensity. */
export function presentSingleUser(user: UserRecord, view: View, expand: ExpandTree): User {
  const presented = presentUser(user, view, expand);
  const { default_location: location } = presented;
  if (!location) return presented;
  const intensity = location.country_code === null ? null : 60 + (hashText(user.id) % 200);
  return {
    ...presented,
    default_location: { ...location, current_carbon_intensity_grams_per_kilowatt_hour: intensity },
  };
}

function presentLocation(location: LocationRecord, view: View, expand: ExpandTree): Location {
  const { fleet, links } = view;
  const { tariff, evse_site: site } = location;
  return {
    ...location,
    tariff:
      tariff &&
      (expand.tariff
        ? presentTariff(fleet.tariffs.getOrThrow(tariff), view, expand.tariff)
        : links.resource(tariff)),
    evse_site: site && (expand.evse_site ? presentSite(site, view) : links.resource(site)),
  };
}

/** A charging site with the chargers of all its users. */
function presentSite(id: string, { fleet, links }: View): EvseSite {
  const users = fleet.users.idsWhere("site", id).map((user) => fleet.users.getOrThrow(user));
  return {
    ...fleet.sites.getOrThrow(id),
    url: links.resource(id),
    evses: users.flatMap(({ evses }) => evses.map((evse) => links.resource(evse))),
  };
}
