import type { OperationId } from "../spec/operation.ts";
import {
  listVehicleMakes,
  listVehicleModels,
  listVehicleTrims,
  retrieveVehicleMake,
  retrieveVehicleModel,
  retrieveVehicleTrim,
} from "./catalogue.ts";
import { listChargingSubSessions, retrieveChargingSubSession } from "./charging-sub-sessions.ts";
import { createVehicle } from "./create-vehicle.ts";
import type { Handler } from "./handler.ts";
import { listVehicleStatusLogs, retrieveVehicleStatusLog } from "./status-logs.ts";
import { listUsers, retrieveUser } from "./users.ts";
import { deleteVehicle, listVehicles, retrieveVehicle, updateVehicle } from "./vehicles.ts";

/**
 * A handler for each operation of the description. An operation that is added there and not here does not compile, and
 * the compiler names it.
 */
export const handlers: { readonly [Id in OperationId]: Handler<Id> } = {
  listVehicles,
  createVehicle,
  retrieveVehicle,
  updateVehicle,
  deleteVehicle,
  listVehicleStatusLogs,
  retrieveVehicleStatusLog,
  listVehicleTrims,
  retrieveVehicleTrim,
  listVehicleModels,
  retrieveVehicleModel,
  listVehicleMakes,
  retrieveVehicleMake,
  listUsers,
  retrieveUser,
  listChargingSubSessions,
  retrieveChargingSubSession,
};
