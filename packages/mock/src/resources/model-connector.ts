import type { VehicleModelConnector } from "@ev-vehicles/types";
import type { ModelConnectorRecord } from "../state/records.ts";
import type { View } from "./view.ts";

/** A model's connector in one region as the API returns it. */
export function presentModelConnector(record: ModelConnectorRecord, { links }: View): VehicleModelConnector {
  const { id: _, model, ...fields } = record;
  const url = links.resource(model);
  return { url: `${url}/connectors/${record.region}`, vehicle_model: url, ...fields };
}
