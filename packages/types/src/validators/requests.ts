/**
 * The validators of requests by name, for servers that need ajv's own findings, such as the mock: `createVehicle
 * parameters`, `createVehicle body`, and for each form of a body `createVehicle body 0`. Applications use
 * `@ev-vehicles/types/schemas`.
 */
import { validators as bodies } from "../generated/body-validators.ts";
import { validators as parameters } from "../generated/parameter-validators.ts";
import type { Validator } from "./validator.ts";

export const requestValidators: Readonly<Record<string, Validator>> = { ...parameters, ...bodies };
export type { Finding, Validator } from "./validator.ts";
