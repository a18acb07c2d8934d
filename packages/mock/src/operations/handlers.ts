/** All operations that have a handler: one line for each file of handlers. */
export * from "./catalogue/catalogue.ts";
export * from "./catalogue/compatibility.ts";
export * from "./catalogue/model-connectors.ts";
export * from "./charging-sub-sessions.ts";
export * from "./users.ts";
export * from "./vehicles/create-vehicle.ts";
export * from "./vehicles/onboarding.ts";
export * from "./vehicles/state-of-charge.ts";
export * from "./vehicles/vehicle-connection.ts";
export * from "./vehicles/vehicle-connectors.ts";
export * from "./vehicles/vehicle-logs.ts";
export * from "./vehicles/vehicles.ts";
export * from "./webhook-portal.ts";
