import { presentModelConnector } from "../../resources/catalogue.ts";
import { created, ok } from "../../responses/handler-response.ts";
import { numberedListResponse } from "../../responses/list-response.ts";
import { validationFailed } from "../../responses/problems.ts";
import { type ModelConnectorRecord, modelConnectorId } from "../../state/records.ts";
import { formatInstant } from "../../time/instant.ts";
import type { Handler, RequestContext } from "../handler.ts";
import { found } from "../visible-records.ts";

export const listVehicleModelConnectors: Handler<"listVehicleModelConnectors"> = (
  { path, query },
  context,
) => {
  const { modelConnectors, models } = context.fleet;
  const model = found(models.get(path.vehicle_model_id));
  const connectors = modelConnectors
    .idsWhere("model", model.id)
    .map((id) => presentModelConnector(modelConnectors.getOrThrow(id), context));
  return numberedListResponse(connectors, query, context);
};

export const retrieveVehicleModelConnector: Handler<"retrieveVehicleModelConnector"> = ({ path }, context) =>
  ok(presentModelConnector(connectorAt(path, context), context));

/** As in the API, a model has at most one connector in each region. */
export const createVehicleModelConnector: Handler<"createVehicleModelConnector"> = (
  { path, body },
  context,
) => {
  const { modelConnectors, models } = context.fleet;
  const model = found(models.get(path.vehicle_model_id));
  const { region, connector_type, source = null, confidence = null, verified_at = null } = body;
  const id = modelConnectorId(model.id, region);
  if (modelConnectors.get(id)) {
    throw validationFailed(context.operationId, { region: ["A connector for this region already exists."] });
  }
  const updated_at = now(context);
  const record = { id, model: model.id, region, connector_type, source, confidence, verified_at, updated_at };
  modelConnectors.put(record);
  return created(presentModelConnector(record, context));
};

/** As in the API, only the fields in the body change, and never the region, which is the key. */
export const updateVehicleModelConnector: Handler<"updateVehicleModelConnector"> = (
  { path, body },
  context,
) => {
  const current = connectorAt(path, context);
  const {
    connector_type = current.connector_type,
    source = current.source,
    confidence = current.confidence,
    verified_at = current.verified_at,
  } = body;
  const record = { ...current, connector_type, source, confidence, verified_at, updated_at: now(context) };
  context.fleet.modelConnectors.put(record);
  return ok(presentModelConnector(record, context));
};

function connectorAt(
  path: { vehicle_model_id: string; region: ModelConnectorRecord["region"] },
  { fleet }: RequestContext,
): ModelConnectorRecord {
  return found(fleet.modelConnectors.get(modelConnectorId(path.vehicle_model_id, path.region)));
}

function now({ clock }: RequestContext): string {
  return formatInstant(clock.nowMs * 1000);
}
