import { createVehiclesClient } from "@ev-vehicles/client";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

/** Our client with every default on: retries, timeouts, the rate limit, typed errors. */
export const ourClient: Peer = {
  name: "@ev-vehicles/client",
  prepare: ({ fetch, baseUrl }) => {
    const user = apiHeaders["EvEnergy-User"] ?? "";
    const ev = createVehiclesClient({ auth: "bench-token", user, baseUrl, fetch });
    return async () => (await ev.GET("/vehicles", { params: { query: { page_size: pageSize } } })).data;
  },
};
