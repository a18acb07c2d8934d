/** The mock as a server under test: a fleet that is always the same, and that writes can't use up. */
import { createVehiclesMock, type VehiclesMockOptions } from "@ev-vehicles/mock";
import { servers } from "@ev-vehicles/types";
import type { Operation } from "../description.ts";
import { type KnownValues, readKnownValues } from "../generate/known-values.ts";

const fleet: VehiclesMockOptions = { vehicles: 40, seed: 7, rateLimit: false };

export const baseUrl: string = servers.live;

export interface Server {
  fetch(request: Request): Promise<Response>;
}

export function newServer(options: VehiclesMockOptions = {}): Server {
  return createVehiclesMock({ ...fleet, ...options });
}

let known: Promise<KnownValues> | undefined;

/** What every new server holds. */
export function knownValues(): Promise<KnownValues> {
  known ??= readKnownValues(newServer().fetch, baseUrl);
  return known;
}

/** A vehicle can be deleted once, an onboarding completed once; the second try must be refused. */
const usedUpAfter: Readonly<Record<string, number>> = { deleteVehicle: 1, completeVehicleOnboarding: 2 };

/** Servers for one operation, a new one whenever the last has had so many writes that little is left of it. */
export function serversFor({ id, method }: Operation): () => Server {
  const writes = method === "GET" ? Number.POSITIVE_INFINITY : (usedUpAfter[id] ?? 50);
  let server = newServer();
  let requests = 0;
  return () => {
    requests += 1;
    if (requests % writes === 0) server = newServer();
    return server;
  };
}
