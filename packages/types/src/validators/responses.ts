/** The validators of response bodies by name, for servers that need ajv's own findings: `createVehicle 201`. */
import { validators } from "../generated/response-validators.ts";
import type { Validator } from "./validator.ts";

export const responseValidators: Readonly<Record<string, Validator>> = validators;
export type { Finding, Validator } from "./validator.ts";
