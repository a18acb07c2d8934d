import { commandHistory } from "../fixtures/command-history.ts";
import { errorHistory } from "../fixtures/error-history.ts";
import { locationHistory } from "../fixtures/location-history.ts";
import { ok } from "../http/handler-response.ts";
import { presentCommandLog, presentErrorLog, presentLocationLog } from "../resources/vehicle-logs.ts";
import type { Handler } from "./handler.ts";
import { listResponse } from "./list-response.ts";
import { logAt, logBetween } from "./log-lookup.ts";
import { found, visibleVehicle } from "./visible.ts";

export const listVehicleLocationLogs: Handler<"listVehicleLocationLogs"> = (
  { path, query, expand },
  context,
) => {
  const log = locationHistory(visibleVehicle(path.vehicle_id, context));
  const sequence = logBetween(log, query.sampled_at__gte, query.sampled_at__lte);
  return listResponse(
    { sequence, query, present: (entry) => presentLocationLog(entry, context, expand) },
    context,
  );
};

export const retrieveVehicleLocationLog: Handler<"retrieveVehicleLocationLog"> = (
  { path, expand },
  context,
) => {
  const log = locationHistory(visibleVehicle(path.vehicle_id, context));
  return ok(presentLocationLog(found(logAt(log, path.sampled_at)), context, expand));
};

export const listVehicleErrorLogs: Handler<"listVehicleErrorLogs"> = ({ path, query, expand }, context) => {
  const log = errorHistory(visibleVehicle(path.vehicle_id, context));
  const sequence = logBetween(log, query.logged_at__gte, query.logged_at__lte);
  return listResponse(
    { sequence, query, present: (entry) => presentErrorLog(entry, context, expand) },
    context,
  );
};

export const retrieveVehicleErrorLog: Handler<"retrieveVehicleErrorLog"> = ({ path, expand }, context) => {
  const log = errorHistory(visibleVehicle(path.vehicle_id, context));
  return ok(presentErrorLog(found(logAt(log, path.logged_at)), context, expand));
};

export const listVehicleCommandLogs: Handler<"listVehicleCommandLogs"> = (
  { path, query, expand },
  context,
) => {
  const log = commandHistory(visibleVehicle(path.vehicle_id, context));
  const sequence = logBetween(log, query.logged_at__gte, query.logged_at__lte);
  return listResponse(
    { sequence, query, present: (entry) => presentCommandLog(entry, context, expand) },
    context,
  );
};

export const retrieveVehicleCommandLog: Handler<"retrieveVehicleCommandLog"> = (
  { path, expand },
  context,
) => {
  const log = commandHistory(visibleVehicle(path.vehicle_id, context));
  return ok(presentCommandLog(found(logAt(log, path.logged_at)), context, expand));
};
