/** The validators of response bodies by name, such as `createVehicle 201`, for servers that need ajv's own findings. */
import { validators } from "../generated/response-validators.ts";
import type { Validator } from "./validator.ts";

export const responseValidators: Readonly<Record<string, Validator>> = validators;
export type { Finding, Validator } from "./validator.ts";
