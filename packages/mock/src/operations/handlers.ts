import type { OperationId } from "../spec/operation.ts";
import {
  listVehicleMakes,
  listVehicleModels,
  listVehicleTrims,
  retrieveVehicleMake,
  retrieveVehicleModel,
  retrieveVehicleTrim,
} from "./catalogue.ts";
import { createVehicleModel, createVehicleTrim, updateVehicleModel } from "./catalogue-writes.ts";
import { listChargingSubSessions, retrieveChargingSubSession } from "./charging-sub-sessions.ts";
import { checkVehicleCompatibility, joinVehicleWaitlist } from "./compatibility.ts";
import { createVehicle } from "./create-vehicle.ts";
import type { Handler } from "./handler.ts";
import {
  createVehicleModelConnector,
  listVehicleModelConnectors,
  retrieveVehicleModelConnector,
  updateVehicleModelConnector,
} from "./model-connectors.ts";
import {
  completeVehicleOnboarding,
  sendVehicleOnboardingLink,
  startVehicleOnboarding,
} from "./onboarding.ts";
import { retrieveVehicleStateOfCharge, updateVehicleStateOfCharge } from "./state-of-charge.ts";
import { listVehicleStatusLogs, retrieveVehicleStatusLog } from "./status-logs.ts";
import { createUser, updateUser } from "./user-writes.ts";
import { listUsers, retrieveUser } from "./users.ts";
import { disconnectVehicle, reconnectVehicle, retrieveVehicleVppModes } from "./vehicle-connection.ts";
import { retrieveVehicleConnectors, updateVehicleConnectors } from "./vehicle-connectors.ts";
import {
  listVehicleCommandLogs,
  listVehicleErrorLogs,
  listVehicleLocationLogs,
  retrieveVehicleCommandLog,
  retrieveVehicleErrorLog,
  retrieveVehicleLocationLog,
} from "./vehicle-logs.ts";
import { deleteVehicle, listVehicles, retrieveVehicle, updateVehicle } from "./vehicles.ts";
import { retrieveWebhookPortal } from "./webhook-portal.ts";

/** The operations that work on the mock's state. Any other operation of the description returns its examples. */
export const handlers: { readonly [Id in OperationId]?: Handler<Id> } = {
  listVehicles,
  createVehicle,
  retrieveVehicle,
  updateVehicle,
  deleteVehicle,
  listVehicleStatusLogs,
  retrieveVehicleStatusLog,
  listVehicleLocationLogs,
  retrieveVehicleLocationLog,
  listVehicleErrorLogs,
  retrieveVehicleErrorLog,
  listVehicleCommandLogs,
  retrieveVehicleCommandLog,
  retrieveVehicleConnectors,
  updateVehicleConnectors,
  retrieveVehicleStateOfCharge,
  updateVehicleStateOfCharge,
  retrieveVehicleVppModes,
  reconnectVehicle,
  disconnectVehicle,
  listVehicleTrims,
  createVehicleTrim,
  retrieveVehicleTrim,
  listVehicleModels,
  createVehicleModel,
  retrieveVehicleModel,
  updateVehicleModel,
  listVehicleModelConnectors,
  createVehicleModelConnector,
  retrieveVehicleModelConnector,
  updateVehicleModelConnector,
  listVehicleMakes,
  retrieveVehicleMake,
  startVehicleOnboarding,
  completeVehicleOnboarding,
  sendVehicleOnboardingLink,
  checkVehicleCompatibility,
  joinVehicleWaitlist,
  listUsers,
  createUser,
  retrieveUser,
  updateUser,
  listChargingSubSessions,
  retrieveChargingSubSession,
  retrieveWebhookPortal,
};
