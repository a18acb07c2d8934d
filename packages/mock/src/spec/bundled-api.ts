import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };
import { validators } from "../generated/request-validators.ts";
import { type Api, readApi } from "./api.ts";

let api: Api | undefined;

/** The API of the bundled `spec/vehicles.yaml`, the only place that knows an endpoint. Read once, on first use. */
export function bundledApi(): Api {
  api ??= readApi(bundled as unknown as OpenApiDocument, validators, loadResponseValidators);
  return api;
}

async function loadResponseValidators(): Promise<Api["requests"]> {
  return (await import("../generated/response-validators.ts")).validators;
}
