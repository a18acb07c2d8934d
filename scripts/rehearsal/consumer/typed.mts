import {
  type ApiError,
  createVehiclesClient,
  type Fetch,
  type paths,
  unwrap,
  type Vehicle,
  type VehiclesCallOptions,
} from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { type ReceivedWebhookEvent, verifyWebhook } from "@ev-vehicles/client/webhooks";
import { type Expanded, isExpanded, paginate } from "@ev-vehicles/helpers";
import { createVehiclesMock } from "@ev-vehicles/mock";
import { servers } from "@ev-vehicles/types";

/** `true` if two types are identical; `any` is identical only to `any`. */
type Same<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;

// All of these are assignable to the client's `fetch` option.
const fetches: Fetch[] = [globalThis.fetch, createVehiclesMock().fetch, (request) => fetch(request)];
const auth = clientCredentials({ clientId: "id", clientSecret: "secret", scope: ["vehicle:read"] });
const ev = createVehiclesClient({ baseUrl: servers.live, auth, fetch: createVehiclesMock().fetch });
const vehicle_id = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";

export async function retrieve(): Promise<void> {
  const { data, error } = await ev.GET("/vehicles/{vehicle_id}", {
    params: { path, query: { expand: ["trim.model.make"] } },
  });
  if (!data) {
    const failed: Same<typeof error, ApiError> = true;
    return void failed;
  }
  const name: Same<typeof data.trim.model.make.name, string> = true;
  const user: Same<typeof data.user, string> = true;
  const status: Same<typeof data.latest_status_log, string | null> = true;
  void [name, user, status];
}

const path = { vehicle_id };
const ownerless = { user: "https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735" };

/** The options of a call, including those of `fetch`, and of a derived client. */
export async function options(): Promise<Vehicle[]> {
  const patient: VehiclesCallOptions = { timeoutMs: 60_000, retry: false, user: undefined, budget: false };
  const [own] = fetches;
  const batch = ev.with({ ...(own && { fetch: own }), headers: { "X-Job": "nightly" }, maxWaitMs: 0 });
  return await unwrap(batch.GET("/vehicles", { ...patient, cache: "no-store" }));
}

export async function receive(request: Request): Promise<number | null | undefined> {
  const event: ReceivedWebhookEvent = await verifyWebhook(request, { secret: "whsec_c2VjcmV0" });
  return event.type === "charging_sub_session.ended" ? event.data.energy_delivered_watt_hours : undefined;
}

export async function misuse(): Promise<void> {
  // @ts-expect-error: the API does not offer this name
  await ev.GET("/vehicles/{vehicle_id}", { params: { path, query: { expand: ["trims"] } } });
  // @ts-expect-error: the path does not exist
  await ev.GET("/cars");
  // @ts-expect-error: misspelt
  await ev.GET("/vehicles", { timeoutMS: 5_000 });
  // @ts-expect-error: neither a trim nor a model
  await ev.POST("/vehicles", { body: ownerless });
}

export async function list(): Promise<Expanded<Vehicle, "user">[]> {
  const vehicles: Expanded<Vehicle, "user">[] = [];
  for await (const vehicle of paginate(ev, "/vehicles", { expand: ["user"] })) {
    const email: Same<typeof vehicle.user.email, string | undefined> = true;
    void email;
    vehicles.push(vehicle);
  }
  const [first] = await unwrap(ev.GET("/vehicles"));
  const url: string | undefined = first?.trim;
  return isExpanded(url) ? [] : vehicles;
}

export type Listed = paths["/vehicles"]["get"]["responses"][200]["content"]["application/json"];
export const listedIsVehicles: Same<Listed, Vehicle[]> = true;
