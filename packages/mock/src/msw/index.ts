export { type VehiclesHandlersOptions, vehiclesHandlers } from "./vehicles-handlers.ts";
