import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { createVehiclesMock, mockToken, type VehiclesMock } from "@ev-vehicles/mock";
import { type Account, demoAccounts, readAccounts } from "./accounts.ts";

/** The API that the server calls, and who may use it. */
export interface Upstream {
  readonly ev: VehiclesClient;
  readonly accounts: readonly Account[];
  readonly now: () => Date;
}

/** The page should show a used-up budget or a long Retry-After at once instead of waiting. */
const limits = { maxWaitMs: 2_000, timeoutMs: 15_000 };

/** A mock fleet of 2,000 vehicles. Its clock stands at the end of its data, so “last week” has data. */
export function demoUpstream(mock: VehiclesMock = createVehiclesMock({ vehicles: 2_000 })): Upstream {
  return {
    ev: createVehiclesClient({ auth: mockToken, fetch: mock.fetch, ...limits }),
    accounts: demoAccounts,
    now: () => mock.clock.now,
  };
}

/** The API itself, with the credentials in the environment. */
export function liveUpstream(env: Readonly<Record<string, string | undefined>>): Upstream {
  const { EV_CLIENT_ID: clientId, EV_CLIENT_SECRET: clientSecret, EV_BASE_URL: baseUrl } = env;
  if (!clientId || !clientSecret) {
    throw new Error("EV_DEMO=0 requires the environment variables EV_CLIENT_ID and EV_CLIENT_SECRET");
  }
  return {
    ev: createVehiclesClient({ auth: clientCredentials({ clientId, clientSecret }), baseUrl, ...limits }),
    accounts: readAccounts(env.EV_ACCOUNTS),
    now: () => new Date(),
  };
}
