import { createVehiclesClient } from "../create-vehicles-client.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import { settle } from "../result.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";
import { type Behaviour, faultyServer } from "./faulty-server.ts";

export const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
export const quickRetry: VehiclesClientOptions = { retry: { baseDelayMs: 1 } };

/** What the caller got, and how many requests of each method the servers received. */
interface GetAndPost {
  readonly get: VehiclesError | undefined;
  readonly getData: unknown;
  readonly gets: number;
  readonly post: VehiclesError | undefined;
  readonly posts: number;
}

/** Sends a GET and a POST, each to its own server with these behaviours. */
export async function getAndPost(
  behaviours: Behaviour[],
  options: VehiclesClientOptions = quickRetry,
): Promise<GetAndPost> {
  await using server = await faultyServer(...behaviours);
  const get = await settle(createVehiclesClient({ ...options, baseUrl: server.baseUrl }).GET("/vehicles"));
  const gets = server.requests.length;
  await using other = await faultyServer(...behaviours);
  const ev = createVehiclesClient({ ...options, baseUrl: other.baseUrl });
  const post = await settle(ev.POST("/vehicles", { body: { trim } }));
  return { get: get.error, gets, getData: get.data, post: post.error, posts: other.requests.length };
}
