import { created, ok } from "../http/handler-response.ts";
import { validationFailed } from "../http/problems.ts";
import { presentModelConnector } from "../resources/model-connector.ts";
import { type ModelConnectorRecord, modelConnectorId } from "../state/records.ts";
import { formatInstant } from "../time/instant.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { numberedListResponse } from "./numbered-list-response.ts";
import { found } from "./visible.ts";

export const listVehicleModelConnectors: Handler<"listVehicleModelConnectors"> = (
  { path, query },
  context,
) => {
  const { modelConnectors, models } = context.fleet;
  const model = found(models.get(path.vehicle_model_id));
  const connectors = modelConnectors
    .idsWhere("model", model.id)
    .map((id) => presentModelConnector(modelConnectors.need(id), context));
  return numberedListResponse(connectors, query, context);
};

export const retrieveVehicleModelConnector: Handler<"retrieveVehicleModelConnector"> = ({ path }, context) =>
  ok(presentModelConnector(connectorAt(path, context), context));

/** A region has one connector at most (API fact). */
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

/** Only what the body names is changed; the region is the key and stays (API facts). */
export const updateVehicleModelConnector: Handler<"updateVehicleModelConnector"> = (
  { path, body },
  context,
) => {
  const before = connectorAt(path, context);
  const {
    connector_type = before.connector_type,
    source = before.source,
    confidence = before.confidence,
    verified_at = before.verified_at,
  } = body;
  const record = { ...before, connector_type, source, confidence, verified_at, updated_at: now(context) };
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
