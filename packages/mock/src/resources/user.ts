import type { Location, Tariff, User } from "@ev-vehicles/types";
import { hashText } from "../identity/random.ts";
import type { LocationRecord, TariffRecord, UserRecord } from "../state/records.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import type { View } from "./view.ts";

/** A user as lists and references answer it. */
export function presentUser(user: UserRecord, view: View, expand: ExpandTree = expandNothing): User {
  const { fleet, links } = view;
  return {
    id: user.id,
    url: links.resource(user.id),
    email: user.email,
    full_name: user.full_name,
    joined_at: user.joined_at,
    terms_consent_datetime: user.terms_consent_datetime,
    default_location: presentLocation(user.default_location, view, expand.default_location ?? expandNothing),
    vehicles: fleet.vehicles.idsWhere("user", user.id).map((id) => links.resource(id)),
    evses: [],
  };
}

/** A user asked for alone: its location also tells the present carbon intensity (API fact). */
export function presentSingleUser(user: UserRecord, view: View, expand: ExpandTree): User {
  const alone = presentUser(user, view, expand);
  const { default_location: location } = alone;
  if (!location) return alone;
  const intensity = location.country_code === null ? null : 60 + (hashText(user.id) % 200);
  return {
    ...alone,
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
        ? presentTariff(fleet.tariffs.need(tariff), view, expand.tariff)
        : links.resource(tariff)),
    evse_site: site && (expand.evse_site ? presentSite(site, view) : links.resource(site)),
  };
}

function presentTariff(tariff: TariffRecord, { fleet, links }: View, expand: ExpandTree): Tariff {
  const { id, name, icon } = fleet.suppliers.need(tariff.supplier);
  const url = links.resource(id);
  return {
    id: tariff.id,
    url: links.resource(tariff.id),
    supplier: expand.supplier ? { id, url, name, icon: links.media(`tariff_suppliers/${icon}`) } : url,
    name: tariff.name,
    currency: tariff.currency,
    type: tariff.type,
  };
}

/** Which members a site has is not documented; these are what the mock gives it. */
function presentSite(id: string, { fleet, links }: View): Record<string, unknown> {
  return { id, url: links.resource(id), name: fleet.sites.need(id).name };
}
