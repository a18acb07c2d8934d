import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";

/** Creates a mock in this program, without a server. It checks its responses with validators that were compiled at build time. */
export function mockInside(size) {
  const { fetch } = createVehiclesMock({ vehicles: size, checkResponses: true });
  return { fetch, token: mockToken, size };
}
