/** The mock as a server under test: always the same fleet, which writes cannot use up. */
import { createVehiclesMock, type VehiclesMock, type VehiclesMockOptions } from "@ev-vehicles/mock";
import type { Operation } from "@ev-vehicles/openapi";
import { servers } from "@ev-vehicles/types";
import { type KnownValues, readKnownValues } from "../generate/known-values.ts";

const fleet: VehiclesMockOptions = { vehicles: 40, seed: 7, rateLimit: false };

export const baseUrl: string = servers.live;

export interface Server {
  fetch(request: Request): Promise<Response>;
}

export function newServer(options: VehiclesMockOptions = {}): VehiclesMock {
  return createVehiclesMock({ ...fleet, ...options });
}

let known: Promise<KnownValues> | undefined;

/** What every new server holds. */
export function knownValues(): Promise<KnownValues> {
  known ??= readKnownValues(newServer().fetch, baseUrl);
  return known;
}

/**
 * The writes after which an operation needs a fresh server: a vehicle can be deleted once, an onboarding completed once,
 * and a model has one connector for each region.
 */
const usedUpAfter: Readonly<Record<string, number>> = {
  deleteVehicle: 1,
  completeVehicleOnboarding: 4,
  createVehicleModelConnector: 10,
};

/** A server for one operation, reset after a number of writes so that it never runs out of resources to change. */
export function lastingServer({ id, method }: Operation): Server {
  const writes = method === "GET" ? Number.POSITIVE_INFINITY : (usedUpAfter[id] ?? 50);
  const mock = newServer();
  let written = 0;
  return {
    async fetch(request) {
      if (written >= writes) {
        mock.reset();
        written = 0;
      }
      const response = await mock.fetch(request);
      // A request that fails validation changes nothing.
      if (response.status !== 400) written += 1;
      return response;
    },
  };
}
