import { statusHistory } from "../fixtures/status-history.ts";
import { ok } from "../http/handler-response.ts";
import { presentStatusLog } from "../resources/status-log.ts";
import type { Handler } from "./handler.ts";
import { listResponse } from "./list-response.ts";
import { logAt, logBetween } from "./log-lookup.ts";
import { found, visibleVehicle } from "./visible.ts";

export const listVehicleStatusLogs: Handler<"listVehicleStatusLogs"> = ({ path, query, expand }, context) => {
  const history = statusHistory(visibleVehicle(path.vehicle_id, context));
  const sequence = logBetween(history, query.sampled_at__gte, query.sampled_at__lte);
  return listResponse(
    { sequence, query, present: (entry) => presentStatusLog(entry, context, expand) },
    context,
  );
};

export const retrieveVehicleStatusLog: Handler<"retrieveVehicleStatusLog"> = ({ path, expand }, context) => {
  const history = statusHistory(visibleVehicle(path.vehicle_id, context));
  return ok(presentStatusLog(found(logAt(history, path.sampled_at)), context, expand));
};
