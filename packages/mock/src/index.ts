export { createVehiclesMock } from "./create-vehicles-mock.ts";
export type { RateLimits } from "./http/budgets.ts";
export type { VehiclesMockOptions } from "./mock-options.ts";
export { mockToken } from "./mock-token.ts";
export type { MockClock } from "./time/mock-clock.ts";
export type { VehiclesMock } from "./vehicles-mock.ts";
