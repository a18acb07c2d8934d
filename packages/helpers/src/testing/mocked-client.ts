import { createVehiclesMock, mockToken, type VehiclesMockOptions } from "@ev-vehicles/mock";
import type { paths } from "@ev-vehicles/types";
import createClient, { type Client } from "openapi-fetch";

interface MockedClientOptions extends VehiclesMockOptions {
  headers?: Record<string, string>;
  /** May return a response that replaces the mock's. */
  respond?: (request: Request) => Response | Promise<Response> | undefined;
}

/** A plain openapi-fetch client whose requests go to the project's mock. */
export interface MockedClient {
  readonly client: Client<paths> & { readonly scope: string };
  /** All requests, in order. */
  readonly requests: Request[];
}

export function mockedClient({ headers, respond, ...options }: MockedClientOptions): MockedClient {
  const mock = createVehiclesMock(options);
  const requests: Request[] = [];
  const client = createClient<paths>({
    baseUrl: "https://api.ev.energy/v2",
    headers: { Authorization: `Bearer ${mockToken}`, ...headers },
    fetch: async (request) => {
      requests.push(request);
      return (await respond?.(request)) ?? (await mock.fetch(request));
    },
  });
  return { client: Object.assign(client, { scope: "fleet" }), requests };
}
