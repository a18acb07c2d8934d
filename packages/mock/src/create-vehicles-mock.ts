import { createMockCore } from "./create-mock-core.ts";
import type { VehiclesMockOptions } from "./mock-options.ts";
import type { VehiclesMock } from "./vehicles-mock.ts";

/**
 * Creates a mock of the API: a made-up fleet in memory with a `fetch` that responds like the API.
 *
 * ```ts
 * const mock = createVehiclesMock({ vehicles: 230, seed: 7 });
 * const response = await mock.fetch("https://api.ev.energy/v2/vehicles", {
 *   headers: { Authorization: `Bearer ${mockToken}` },
 * });
 * ```
 */
export function createVehiclesMock(options: VehiclesMockOptions = {}): VehiclesMock {
  return createMockCore(options).mock;
}
