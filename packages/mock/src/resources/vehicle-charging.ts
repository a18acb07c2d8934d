import type { VehicleConnectors, VehicleStateOfCharge } from "@ev-vehicles/types";
import { statusHistory } from "../fixtures/status-history.ts";
import type { ConnectorsRecord, EnteredChargeRecord, VehicleRecord } from "../state/records.ts";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import type { View } from "./view.ts";

/** A vehicle's connectors as the API returns them. If no native connector was set, the model's default is returned. */
export function presentConnectors(
  vehicle: VehicleRecord,
  view: View,
  record: ConnectorsRecord | undefined = view.fleet.connectors.get(vehicle.id),
): VehicleConnectors {
  const { links } = view;
  return {
    url: links.path(`/vehicles/${vehicle.id}/connectors`),
    vehicle: links.resource(vehicle.id),
    native_connector: record?.native_connector ?? modelConnector(vehicle, view),
    adaptors: [...(record?.adaptors ?? [])],
    updated_at: record?.updated_at ?? null,
  };
}

/** The default connector of the vehicle's model. */
export function modelConnector(
  vehicle: VehicleRecord,
  { fleet }: View,
): VehicleConnectors["native_connector"] {
  return fleet.models.getOrThrow(fleet.trims.getOrThrow(vehicle.trim).model).default_connector_type;
}

/** The state of charge as the API returns it: the newer of the driver's entry and the telematics' report. */
export function presentStateOfCharge(
  vehicle: VehicleRecord,
  view: View,
  entered: EnteredChargeRecord | undefined = view.fleet.enteredCharges.get(vehicle.id),
): VehicleStateOfCharge {
  const reported = latestReport(vehicle);
  const enteredAt = entered === undefined ? undefined : parseInstant(entered.updated_at);
  const common = {
    url: view.links.path(`/vehicles/${vehicle.id}/state_of_charge`),
    vehicle: view.links.resource(vehicle.id),
  };
  if (reported && reported.at >= (enteredAt ?? 0)) {
    return {
      ...common,
      state_of_charge_percentage: reported.percentage,
      source: "CONNECTED",
      updated_at: formatInstant(reported.at),
    };
  }
  if (!entered || entered.state_of_charge_percentage === null)
    return { ...common, state_of_charge_percentage: null, source: null, updated_at: null };
  return {
    ...common,
    state_of_charge_percentage: entered.state_of_charge_percentage,
    source: "MANUAL",
    updated_at: entered.updated_at,
  };
}

function latestReport(vehicle: VehicleRecord): { at: Instant; percentage: number } | undefined {
  const history = statusHistory(vehicle);
  const latest = history.length > 0 ? history.at(0) : undefined;
  if (!latest || latest.silent) return undefined;
  return { at: latest.sampledAt, percentage: latest.stateOfCharge };
}
