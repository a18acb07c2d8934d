/**
 * The validators of requests by name: `createVehicle parameters`, `createVehicle body`, and for the forms of a body
 * `createVehicle body 0`, `createVehicle body 1`, …. They are for servers that need ajv's own findings, such as the mock;
 * applications use `@ev-vehicles/types/schemas`.
 */
import { validators as bodies } from "../generated/body-validators.ts";
import { validators as parameters } from "../generated/parameter-validators.ts";
import type { Validator } from "./validator.ts";

export const requestValidators: Readonly<Record<string, Validator>> = { ...parameters, ...bodies };
export type { Finding, Validator } from "./validator.ts";
