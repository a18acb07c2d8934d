import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";

/** The mock without a server: here, where this program runs, with every check compiled when the package was built. */
export function mockInside(size) {
  const { fetch } = createVehiclesMock({ vehicles: size, checkResponses: true });
  return { fetch, token: mockToken, size };
}
