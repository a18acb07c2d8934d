import type { MockClock } from "./time/mock-clock.ts";

/** The ev.energy v2 Vehicles API in memory. */
export interface VehiclesMock {
  /**
   * Answers a request as the API would. It has the shape of the global `fetch`, and can take its place wherever one can
   * be passed: `createVehiclesClient({ fetch: mock.fetch })`. The origin does not matter; paths are those of the API,
   * and answers name the origin that was asked.
   */
  fetch(this: void, input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** The mock's clock: rate limits, tokens and new ids go by it. */
  readonly clock: MockClock;
}
