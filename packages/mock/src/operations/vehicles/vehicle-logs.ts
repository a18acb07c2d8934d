import type {
  VehicleAPIErrorLog,
  VehicleCommandLog,
  VehicleLocationLog,
  VehicleStatusLog,
} from "@ev-vehicles/types";
import { type CommandEntry, commandHistory } from "../../fixtures/command-history.ts";
import { type ErrorEntry, errorHistory } from "../../fixtures/error-history.ts";
import { type LocationEntry, locationHistory } from "../../fixtures/location-history.ts";
import { type StatusEntry, statusHistory } from "../../fixtures/status-history.ts";
import type { PageQuery } from "../../pages/cut-page.ts";
import { type Sequence, sliceSequence } from "../../pages/sequence.ts";
import type { ExpandTree } from "../../resources/expand-tree.ts";
import { presentStatusLog } from "../../resources/status-log.ts";
import { presentCommandLog, presentErrorLog, presentLocationLog } from "../../resources/vehicle-logs.ts";
import type { View } from "../../resources/view.ts";
import { type HandlerResponse, ok } from "../../responses/handler-response.ts";
import { listResponse } from "../../responses/list-response.ts";
import type { VehicleRecord } from "../../state/records.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Handler, RequestContext } from "../handler.ts";
import { found, visibleVehicle } from "../visible-records.ts";

/** One of a vehicle's logs: its entries, newest first, and how an entry becomes JSON. */
interface Log<Entry, Value> {
  readonly history: (vehicle: VehicleRecord) => Sequence<Entry>;
  readonly present: (entry: Entry, view: View, expand: ExpandTree) => Value;
}

const statusLog: Log<StatusEntry, VehicleStatusLog> = { history: statusHistory, present: presentStatusLog };
const locationLog: Log<LocationEntry, VehicleLocationLog> = {
  history: locationHistory,
  present: presentLocationLog,
};
const errorLog: Log<ErrorEntry, VehicleAPIErrorLog> = { history: errorHistory, present: presentErrorLog };
const commandLog: Log<CommandEntry, VehicleCommandLog> = {
  history: commandHistory,
  present: presentCommandLog,
};

export const listVehicleStatusLogs: Handler<"listVehicleStatusLogs"> = (input, context) => {
  const { sampled_at__gte: earliest, sampled_at__lte: latest } = input.query;
  return listEntries(statusLog, input, earliest, latest, context);
};

export const retrieveVehicleStatusLog: Handler<"retrieveVehicleStatusLog"> = (input, context) =>
  retrieveEntry(statusLog, input, input.path.sampled_at, context);

export const listVehicleLocationLogs: Handler<"listVehicleLocationLogs"> = (input, context) => {
  const { sampled_at__gte: earliest, sampled_at__lte: latest } = input.query;
  return listEntries(locationLog, input, earliest, latest, context);
};

export const retrieveVehicleLocationLog: Handler<"retrieveVehicleLocationLog"> = (input, context) =>
  retrieveEntry(locationLog, input, input.path.sampled_at, context);

export const listVehicleErrorLogs: Handler<"listVehicleErrorLogs"> = (input, context) => {
  const { logged_at__gte: earliest, logged_at__lte: latest } = input.query;
  return listEntries(errorLog, input, earliest, latest, context);
};

export const retrieveVehicleErrorLog: Handler<"retrieveVehicleErrorLog"> = (input, context) =>
  retrieveEntry(errorLog, input, input.path.logged_at, context);

export const listVehicleCommandLogs: Handler<"listVehicleCommandLogs"> = (input, context) => {
  const { logged_at__gte: earliest, logged_at__lte: latest } = input.query;
  return listEntries(commandLog, input, earliest, latest, context);
};

export const retrieveVehicleCommandLog: Handler<"retrieveVehicleCommandLog"> = (input, context) =>
  retrieveEntry(commandLog, input, input.path.logged_at, context);

interface LogInput {
  readonly path: { readonly vehicle_id: string };
  readonly expand: ExpandTree;
}

/** Lists the entries from `earliest` to `latest`, both included. */
function listEntries<Entry, Value>(
  { history, present }: Log<Entry, Value>,
  { path, query, expand }: LogInput & { readonly query: PageQuery },
  earliest: string | undefined,
  latest: string | undefined,
  context: RequestContext,
): HandlerResponse<Value[]> {
  const log = history(visibleVehicle(path.vehicle_id, context));
  // The newest entry comes first, so the slice starts at `latest` and ends at `earliest`.
  const start = latest === undefined ? 0 : (log.positionOf(latest) ?? 0);
  const end = earliest === undefined ? log.length : (log.positionAfter(earliest) ?? log.length);
  return listResponse(
    {
      sequence: sliceSequence(log, start, end),
      query,
      present: (entry) => present(entry, context, expand),
    },
    context,
  );
}

/** Retrieves the entry of exactly this time, or throws 404. */
function retrieveEntry<Entry, Value>(
  { history, present }: Log<Entry, Value>,
  { path, expand }: LogInput,
  time: string,
  context: RequestContext,
): HandlerResponse<Value> {
  const log = history(visibleVehicle(path.vehicle_id, context));
  return ok(present(found(entryAt(log, time)), context, expand));
}

function entryAt<Entry>(log: Sequence<Entry>, time: string): Entry | undefined {
  // This finds the newest entry that is not after `time`.
  const position = log.positionOf(time) ?? log.length;
  if (position >= log.length) return undefined;
  const entry = log.at(position);
  return parseInstant(log.cursorOf(entry)) === parseInstant(time) ? entry : undefined;
}
