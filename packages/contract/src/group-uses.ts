/** One plain, successful use of each operation that is not in the core of the Vehicles group. */
import type { operations as Operations, Vehicle, VehicleOnboarding } from "@ev-vehicles/types";

/** How these calls reach the API: one request, and the first item of a list. */
export interface Caller {
  readonly send: (method: string, path: string, body?: object) => Promise<Response>;
  readonly first: <Item = { id: string; url: string }>(path: string) => Promise<Item>;
}

type CoreOperation =
  | `${"list" | "retrieve"}${"User" | "ChargingSubSession"}${"" | "s"}`
  | `${"list" | "retrieve"}Vehicle${"" | "Trim" | "Model" | "Make" | "StatusLog"}${"" | "s"}`
  | `${"create" | "update" | "delete"}Vehicle`;

export type GroupUses = Record<Exclude<keyof Operations, CoreOperation>, () => Promise<Response>>;

export function groupUses({ send, first }: Caller): GroupUses {
  async function json<Value>(method: string, path: string, body?: object): Promise<Value> {
    return (await (await send(method, path, body)).json()) as Value;
  }

  /** `/vehicles/…` of one that is connected, so that it has commands, errors and a charge. */
  async function connected(): Promise<string> {
    const vehicles = await json<Vehicle[]>("GET", "/vehicles?page_size=100");
    const vehicle = vehicles.find(({ integrated }) => integrated === "ACTIVE");
    if (!vehicle) throw new Error("No vehicle of the mock is connected");
    return `/vehicles/${vehicle.id}`;
  }

  /** One entry of a log by its timestamp, with the vehicle expanded. */
  async function entry(log: string, timeField: "sampled_at" | "logged_at"): Promise<Response> {
    const path = `${await connected()}/${log}`;
    const latest = await first<Record<typeof timeField, string>>(path);
    return send("GET", `${path}/${encodeURIComponent(latest[timeField])}?expand=vehicle.trim`);
  }

  /** `/vehicle_models/…` of one that has connectors. */
  async function model(): Promise<string> {
    for (const { id } of await json<{ id: string }[]>("GET", "/vehicle_models?page_size=100")) {
      const path = `/vehicle_models/${id}`;
      if ((await json<unknown[]>("GET", `${path}/connectors`)).length > 0) return path;
    }
    throw new Error("No model of the mock has a connector");
  }

  async function startOnboarding(): Promise<string> {
    const [user, trim] = [await first("/users"), await first("/vehicle_trims?ordering=-name")];
    return `/vehicle_onboarding?client_id=acme-fleet&user_id=${user.id}&trim_id=${trim.id}`;
  }

  return {
    listVehicleLocationLogs: async () =>
      send("GET", `${await connected()}/location_logs?page_size=3&expand=vehicle.user`),
    retrieveVehicleLocationLog: () => entry("location_logs", "sampled_at"),
    listVehicleErrorLogs: async () =>
      send("GET", `${await connected()}/error_logs?page_size=3&expand=vehicle.trim.model.make`),
    retrieveVehicleErrorLog: () => entry("error_logs", "logged_at"),
    listVehicleCommandLogs: async () =>
      send("GET", `${await connected()}/command_logs?page_size=3&expand=vehicle`),
    retrieveVehicleCommandLog: () => entry("command_logs", "logged_at"),
    retrieveVehicleConnectors: async () => send("GET", `${await connected()}/connectors`),
    updateVehicleConnectors: async () =>
      send("PATCH", `${await connected()}/connectors`, { native_connector: "NACS", adaptors: ["CCS"] }),
    retrieveVehicleStateOfCharge: async () => send("GET", `${await connected()}/state_of_charge`),
    updateVehicleStateOfCharge: async () =>
      send("PATCH", `${await connected()}/state_of_charge`, { state_of_charge_percentage: 42 }),
    retrieveVehicleVppModes: async () => send("GET", `${await connected()}/vpp_modes`),
    reconnectVehicle: async () => send("POST", `${await connected()}/reconnect`),
    disconnectVehicle: async () => send("POST", `${await connected()}/disconnect`),
    createVehicleTrim: async () =>
      send("POST", "/vehicle_trims", {
        name: "Custom",
        model: (await first("/vehicle_models")).url,
        battery_size_watt_hours: 51_000,
      }),
    createVehicleModel: async () =>
      send("POST", "/vehicle_models", { name: "New", make: (await first("/vehicle_makes")).url }),
    updateVehicleModel: async () => send("PATCH", await model(), { default_connector_type: null }),
    listVehicleModelConnectors: async () => send("GET", `${await model()}/connectors?page_size=1&page=1`),
    createVehicleModelConnector: async () => {
      const make = (await first("/vehicle_makes")).url;
      const created = await json<{ id: string }>("POST", "/vehicle_models", { name: "Plugged", make });
      return send("POST", `/vehicle_models/${created.id}/connectors`, {
        region: "EUROPE",
        connector_type: "CCS",
      });
    },
    retrieveVehicleModelConnector: async () => send("GET", `${await model()}/connectors/EUROPE`),
    updateVehicleModelConnector: async () =>
      send("PATCH", `${await model()}/connectors/EUROPE`, { confidence: "LOW", source: null }),
    startVehicleOnboarding: async () => send("GET", `${await startOnboarding()}&response_type=json`),
    completeVehicleOnboarding: async () => {
      const started = `${await startOnboarding()}&response_type=json`;
      const { authorization_request_id } = await json<VehicleOnboarding>("GET", started);
      return send("POST", "/vehicle_onboarding/complete", {
        authorization_request_uid: authorization_request_id,
        auth_code: "code",
        smartcar_user_id: null,
      });
    },
    sendVehicleOnboardingLink: async () =>
      send("POST", "/vehicle_onboarding/onboarding_link", {
        email: "sam.driver@example.com",
        make: (await first("/vehicle_makes")).id,
      }),
    checkVehicleCompatibility: async () =>
      send(
        "GET",
        `/vehicle_compatibility/check?country=GB&vehicle_model_id=${(await first("/vehicle_models")).id}`,
      ),
    joinVehicleWaitlist: async () =>
      send("POST", "/vehicle_waitlist", {
        email: "sam.driver@example.com",
        vehicle_make_name: "Smart",
        vehicle_model_name: "#1",
        program_id: null,
      }),
    createUser: () =>
      send("POST", "/users", {
        email: "robin.driver@example.com",
        default_location: {
          address_1: "12 Sample Road",
          city: "Leeds",
          postal_code: "LS1 1AB",
          country_code: "GB",
          coordinates: { latitude: 53.7974, longitude: -1.5438 },
        },
      }),
    updateUser: async () =>
      send("PATCH", `/users/${(await first("/users")).id}?expand=default_location.tariff`, {
        email: "alex@example.com",
      }),
    retrieveWebhookPortal: () => send("GET", "/webhook_portal"),
  };
}
