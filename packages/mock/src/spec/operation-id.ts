/** This type has its own file, so that the type `Fault` does not import ajv's types through `api.ts`. */
import type { operations } from "@ev-vehicles/types";

/** The name of an operation: `listVehicles`, `createVehicle`, … */
export type OperationId = keyof operations;
