/** This type has its own file, so that the types of a `Fault` do not import ajv's through `api.ts`. */
import type { operations } from "@ev-vehicles/types";

/** The name of an operation: `listVehicles`, `createVehicle`, … */
export type OperationId = keyof operations;
