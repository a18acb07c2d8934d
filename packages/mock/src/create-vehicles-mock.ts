import { createMockCore } from "./create-mock-core.ts";
import type { VehiclesMockOptions } from "./mock-options.ts";
import type { VehiclesMock } from "./vehicles-mock.ts";

/**
 * Makes a mock of the API: an invented but lifelike fleet in memory, behind a `fetch` of its own.
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
