import { servers } from "@ev-vehicles/types";
import { type HttpHandler, http } from "msw";
import type { VehiclesMock } from "../vehicles-mock.ts";

/** Options of `vehiclesHandlers`. */
export interface VehiclesHandlersOptions {
  /**
   * The base URL that the code under test uses.
   *
   * @default "https://api.ev.energy/v2"
   */
  readonly baseUrl?: string;
}

/**
 * Mock Service Worker handlers that pass all requests to the API and its OAuth endpoints to a mock.
 *
 * ```ts
 * const server = setupServer(...vehiclesHandlers(createVehiclesMock()));
 * ```
 */
export function vehiclesHandlers(mock: VehiclesMock, options: VehiclesHandlersOptions = {}): HttpHandler[] {
  const { baseUrl = servers.live } = options;
  const { origin } = new URL(baseUrl);
  const respond = ({ request }: { readonly request: Request }): Promise<Response> => mock.fetch(request);
  return [
    http.all(`${baseUrl.replace(/\/$/, "")}/*`, respond),
    http.all(`${origin}/o/*`, respond),
    // One of the odd URLs in the API's samples lacks the `/v2` (see http/odd-paths.ts).
    http.all(`${origin}/charging_sub_sessions/`, respond),
  ];
}
