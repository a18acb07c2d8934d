/** A file of its own, so that the types of a `Fault` do not import those of ajv through `api.ts`. */
import type { operations } from "@ev-vehicles/types";

/** The name of an operation: `listVehicles`, `createVehicle`, … */
export type OperationId = keyof operations;
