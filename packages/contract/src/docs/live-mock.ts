/**
 * Loaded before a block of documentation runs: the mock in this process responds to requests to the live server, so that
 * the code runs exactly as printed. Only loopback can be reached otherwise.
 */
import { createVehiclesMock } from "@ev-vehicles/mock";

const mock = createVehiclesMock({ vehicles: 230, seed: 1 });
const network = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { hostname } = new URL(request.url);
  if (hostname === "api.ev.energy") return await mock.fetch(request);
  if (hostname === "127.0.0.1" || hostname === "localhost") return await network(request);
  throw new Error(`Documentation code tried to reach ${hostname}`);
};

Object.assign(process.env, {
  EV_TOKEN: "mock-token",
  EV_CLIENT_ID: "mock-client",
  EV_CLIENT_SECRET: "mock-secret",
});
