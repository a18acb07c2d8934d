import { type StatusEntry, statusHistory } from "../fixtures/status-history.ts";
import { ok } from "../http/answer.ts";
import { between } from "../pages/between.ts";
import { presentStatusLog } from "../resources/status-log.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import type { Handler } from "./handler.ts";
import { listAnswer } from "./list-answer.ts";
import { found, visibleVehicle } from "./visible.ts";

export const listVehicleStatusLogs: Handler<"listVehicleStatusLogs"> = ({ path, query, expand }, context) => {
  const history = statusHistory(visibleVehicle(path.vehicle_id, context));
  const { sampled_at__gte: earliest, sampled_at__lte: latest } = query;
  // The newest comes first: "not later than" is where the list begins, "not earlier than" where it ends.
  const start = latest === undefined ? 0 : (history.positionOf(latest) ?? 0);
  const end = earliest === undefined ? history.length : (history.positionAfter(earliest) ?? history.length);
  return listAnswer(
    {
      sequence: between(history, start, end),
      query,
      present: (entry) => presentStatusLog(entry, context, expand),
    },
    context,
  );
};

export const retrieveVehicleStatusLog: Handler<"retrieveVehicleStatusLog"> = ({ path, expand }, context) => {
  const history = statusHistory(visibleVehicle(path.vehicle_id, context));
  const position = history.positionOf(path.sampled_at) ?? history.length;
  const entry = position < history.length ? history.at(position) : undefined;
  return ok(presentStatusLog(found(isSampledAt(entry, path.sampled_at)), context, expand));
};

/** The search finds the nearest status; only the very moment is the one that was asked for. */
function isSampledAt(entry: StatusEntry | undefined, moment: string): StatusEntry | undefined {
  const wanted = parseInstant(moment);
  return entry && wanted !== undefined && formatInstant(entry.sampledAt) === formatInstant(wanted)
    ? entry
    : undefined;
}
