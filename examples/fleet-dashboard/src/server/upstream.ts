import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { createVehiclesMock, mockToken, type VehiclesMock } from "@ev-vehicles/mock";
import { type Account, demoAccounts, readAccounts } from "./accounts.ts";

/** Where the server's data come from. */
export interface Upstream {
  readonly ev: VehiclesClient;
  readonly accounts: readonly Account[];
  readonly now: () => Date;
}

/** A page must not wait: a spent budget, or a long Retry-After, is shown at once. */
const impatient = { maxWaitMs: 2_000, timeoutMs: 15_000 };

/** A made-up fleet of 2,000 vehicles. Its clock stands where its data end, so “last week” has data. */
export function demoUpstream(mock: VehiclesMock = createVehiclesMock({ vehicles: 2_000 })): Upstream {
  return {
    ev: createVehiclesClient({ auth: mockToken, fetch: mock.fetch, ...impatient }),
    accounts: demoAccounts,
    now: () => mock.clock.now,
  };
}

/** The API itself, with the credentials in the environment. */
export function liveUpstream(env: Readonly<Record<string, string | undefined>>): Upstream {
  const { EV_CLIENT_ID: clientId, EV_CLIENT_SECRET: clientSecret, EV_BASE_URL: baseUrl } = env;
  if (!clientId || !clientSecret) {
    throw new Error("EV_DEMO=0 needs EV_CLIENT_ID and EV_CLIENT_SECRET in the environment");
  }
  return {
    ev: createVehiclesClient({ auth: clientCredentials({ clientId, clientSecret }), baseUrl, ...impatient }),
    accounts: readAccounts(env.EV_ACCOUNTS),
    now: () => new Date(),
  };
}
