/** Mocks that always have the same fleet, and requests that refer to it. */
import { createVehiclesMock, type VehiclesMock, type VehiclesMockOptions } from "@ev-vehicles/mock";
import type { Operation } from "@ev-vehicles/openapi";
import { servers } from "@ev-vehicles/types";
import fc, { type Arbitrary } from "fast-check";
import { type KnownValues, readKnownValues } from "./generate/known-values.ts";
import type { RequestParts } from "./generate/request-parts.ts";
import { validRequest } from "./generate/valid-request.ts";

const fleet: VehiclesMockOptions = { vehicles: 40, seed: 7, rateLimit: false };

export const baseUrl: string = servers.live;

export interface Server {
  fetch(request: Request): Promise<Response>;
}

export function newServer(options: VehiclesMockOptions = {}): VehiclesMock {
  return createVehiclesMock({ ...fleet, ...options });
}

let known: Promise<KnownValues> | undefined;

/** The IDs, URLs and names that every new server has. */
export function knownValues(): Promise<KnownValues> {
  known ??= readKnownValues(newServer().fetch, baseUrl);
  return known;
}

const requests = new Map<string, Arbitrary<RequestParts>>();

/** Arbitrary valid requests of an operation, with values that every new server has. */
export async function validRequests(operation: Operation): Promise<Arbitrary<RequestParts>> {
  const arbitrary = requests.get(operation.id) ?? validRequest(operation, await knownValues());
  requests.set(operation.id, arbitrary);
  return arbitrary;
}

/** A few valid requests of an operation, always the same. */
export async function sampleRequests(
  operation: Operation,
  count: number,
  seed: number,
): Promise<readonly RequestParts[]> {
  return fc.sample(await validRequests(operation), { numRuns: count, seed });
}

/**
 * After how many writes of an operation the server is reset, before it runs out of resources: a vehicle can be deleted
 * once, an onboarding completed once, and a model has one connector for each region.
 */
const writesUntilReset: Readonly<Record<string, number>> = {
  deleteVehicle: 1,
  completeVehicleOnboarding: 4,
  createVehicleModelConnector: 10,
};

let shared: VehiclesMock | undefined;

/**
 * A server for one operation, reset after a number of writes so that it never runs out of resources to change. All such
 * servers are the same mock, because routes take long to build: use one after the other.
 */
export function selfResettingServer({ id, method }: Operation): Server {
  const writes = method === "GET" ? Number.POSITIVE_INFINITY : (writesUntilReset[id] ?? 50);
  shared ??= newServer();
  const mock = shared;
  mock.reset();
  let written = 0;
  return {
    async fetch(request) {
      if (written >= writes) {
        mock.reset();
        written = 0;
      }
      const response = await mock.fetch(request);
      // A request that fails validation changes nothing, so it does not count.
      if (response.status !== 400) written += 1;
      return response;
    },
  };
}
