import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import { createVehiclesMock, mockToken, type VehiclesMock } from "@ev-vehicles/mock";
import { type Facts, type Vehicle, weekAgo } from "./tasks.ts";

/** The mock that the tests use. The fixed seed makes its data the same in every process. */
export function testMock(): VehiclesMock {
  return createVehiclesMock({ vehicles: 230, seed: 1 });
}

export function clientOf(mock: VehiclesMock): VehiclesClient {
  return createVehiclesClient({
    auth: mockToken,
    fetch: (request) => mock.fetch(request),
    retry: false,
    maxWaitMs: 0,
  });
}

/** Reads the facts that agents should find, directly from the mock. */
export async function readFacts(mock: VehiclesMock): Promise<Facts> {
  const ev = clientOf(mock);
  const expand = ["user", "trim.model.make", "latest_status_log"] as const;
  const vehicles = (await paginate(ev, "/vehicles", { expand }).toArray()) as unknown as Vehicle[];
  const query = { start__gt: weekAgo };
  const sessions = await paginate(ev, "/charging_sub_sessions", { params: { query } }).toArray();
  const vehicle = vehicles.find(
    (one) => one.latest_status_log && vehicles.filter(({ user }) => user.id === one.user.id).length === 1,
  );
  if (!vehicle)
    throw new Error("The mock has no user with exactly one vehicle and a status log: use another seed.");
  const weekCost: Record<string, number> = {};
  for (const { cost, currency } of sessions) weekCost[currency] = (weekCost[currency] ?? 0) + (cost ?? 0);
  const statuses: Record<string, number> = {};
  for (const { integrated } of vehicles) statuses[integrated] = (statuses[integrated] ?? 0) + 1;
  const trim = await paginate(ev, "/vehicle_trims").first();
  return {
    email: vehicle.user.email,
    user: vehicle.user.id,
    vehicle,
    trim: trim?.id ?? "",
    chargePercentage: vehicle.latest_status_log?.state_of_charge_percentage,
    weekCost,
    vehicles: vehicles.map(({ id }) => id),
    statuses,
  };
}
