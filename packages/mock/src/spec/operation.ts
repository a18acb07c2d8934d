import type { operations } from "@ev-vehicles/types";

/** The name of an operation: `listVehicles`, `createVehicle`, … */
export type OperationId = keyof operations;
