import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };
import { requestValidators } from "@ev-vehicles/types/validators/requests";
import { type Api, readApi } from "./api.ts";

let api: Api | undefined;

/** The API of the bundled `spec/vehicles.yaml`, which is read once, on first use. */
export function bundledApi(): Api {
  api ??= readApi(bundled as unknown as OpenApiDocument, requestValidators, loadResponseValidators);
  return api;
}

async function loadResponseValidators(): Promise<Api["requests"]> {
  return (await import("@ev-vehicles/types/validators/responses")).responseValidators;
}
