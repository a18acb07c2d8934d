import type { VehicleMake, VehicleModel, VehicleModelConnector, VehicleTrim } from "@ev-vehicles/types";
import type { MakeRecord, ModelConnectorRecord, ModelRecord, TrimRecord } from "../state/records.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import type { View } from "./view.ts";

/** A make as the API returns it. */
export function presentMake(make: MakeRecord, view: View): VehicleMake {
  const { links } = view;
  return {
    id: make.id,
    url: links.resource(make.id),
    name: make.name,
    icon: make.icon === null ? null : links.media(`vehicle_makes/${encodeURIComponent(make.icon)}`),
    onboarding_url: make.connectable ? onboardingUrl("make_id", make.id, view) : null,
    models: links.path(`/vehicle_models?make_id=${make.id}`),
    subscription_name: make.subscription_name,
    subscription_package: make.subscription_package,
  };
}

/** A model as the API returns it; its make can be expanded. */
export function presentModel(
  model: ModelRecord,
  view: View,
  expand: ExpandTree = expandNothing,
): VehicleModel {
  const { fleet, links } = view;
  const make = fleet.makes.getOrThrow(model.make);
  return {
    id: model.id,
    url: links.resource(model.id),
    name: model.name,
    make: expand.make ? presentMake(make, view) : links.resource(make.id),
    onboarding_url: make.connectable && !model.hidden ? onboardingUrl("model_id", model.id, view) : null,
    vehicle_trims: links.path(`/vehicle_trims?model_id=${model.id}`),
    default_battery_size_watt_hours: model.default_battery_size_watt_hours,
    default_connector_type: model.default_connector_type,
  };
}

/** A trim as the API returns it; its model and the model's make can be expanded. */
export function presentTrim(trim: TrimRecord, view: View, expand: ExpandTree = expandNothing): VehicleTrim {
  const { fleet, links } = view;
  const model = fleet.models.getOrThrow(trim.model);
  const connectable = !trim.hidden && fleet.makes.getOrThrow(model.make).connectable;
  return {
    id: trim.id,
    url: links.resource(trim.id),
    name: trim.name,
    model: expand.model ? presentModel(model, view, expand.model) : links.resource(model.id),
    battery_size_watt_hours: trim.battery_size_watt_hours,
    onboarding_url: connectable ? onboardingUrl("trim_id", trim.id, view) : null,
  };
}

/** A model's connector in one region, as the API returns it. */
export function presentModelConnector(record: ModelConnectorRecord, { links }: View): VehicleModelConnector {
  const { id: _, model, ...fields } = record;
  const url = links.resource(model);
  return { url: `${url}/connectors/${record.region}`, vehicle_model: url, ...fields };
}

/**
 * The URL at which a user connects a vehicle of this make, model or trim. As in the API, it includes the caller's
 * application and the user that the request acts as.
 */
function onboardingUrl(parameter: string, id: string, { actingUserId, caller, links }: View): string {
  const query = new URLSearchParams({ [parameter]: id });
  if (caller?.clientId !== undefined) query.set("client_id", caller.clientId);
  if (actingUserId !== undefined) query.set("user_id", actingUserId);
  return links.path(`/vehicle_onboarding?${query}`);
}
