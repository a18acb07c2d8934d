import { createVehiclesClient, type paths, type Vehicle } from "@ev-vehicles/client";
import { type Client, wrapAsPathBasedClient } from "openapi-fetch";
import createQueryApi from "openapi-react-query";
import { createInfiniteHook, createMutateHook, createQueryHook } from "swr-openapi";

/** `true` if two types are identical; `any` is identical only to `any`. */
type Same<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;

const ev = createVehiclesClient({ auth: "token" });
const params = { path: { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" } };

// All of the following accept the client without a cast.
export const client: Client<paths> = ev;
export const reactQuery = createQueryApi(ev);
export const useVehicles = createQueryHook(ev, "ev");
export const hooks = [createInfiniteHook(ev, "ev"), createMutateHook(ev, "ev", Object.is)];
export const byPath = wrapAsPathBasedClient(ev);

export function VehicleName(): string {
  const { data, error } = reactQuery.useQuery("get", "/vehicles/{vehicle_id}", { params });
  const fromSwr = useVehicles("/vehicles/{vehicle_id}", { params });
  const same: Same<typeof data, Vehicle | undefined> = true;
  const sameFromSwr: Same<typeof fromSwr.data, Vehicle | undefined> = true;
  void [same, sameFromSwr];
  // @ts-expect-error: the path does not exist
  reactQuery.queryOptions("get", "/vehicle");
  // @ts-expect-error: the path does not exist
  useVehicles("/vehicle");
  return data?.description ?? error?.title ?? "";
}
