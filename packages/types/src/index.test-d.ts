import { expectTypeOf, test } from "vitest";
import type {
  ChargingSubSession,
  ChargingSubSessionEndedEvent,
  Location,
  operations,
  paths,
  servers,
  User,
  Vehicle,
  VehicleCreate,
  VehicleStatusLog,
  VehicleTrim,
  WebhookEvent,
  webhooks,
  webhookTypes,
} from "./index.ts";

test("every friendly name is a real type, not any", () => {
  expectTypeOf<Vehicle>().not.toBeAny();
  expectTypeOf<VehicleTrim>().not.toBeAny();
  expectTypeOf<User>().not.toBeAny();
  expectTypeOf<VehicleCreate>().not.toBeAny();
  expectTypeOf<paths["/vehicles"]["get"]>().toEqualTypeOf<operations["listVehicles"]>();
});

test("a reference field is a URL or the resource, and null only where the API says so", () => {
  expectTypeOf<Vehicle["trim"]>().toEqualTypeOf<string | VehicleTrim>();
  expectTypeOf<Vehicle["user"]>().toEqualTypeOf<string | User>();
  expectTypeOf<Vehicle["latest_status_log"]>().toEqualTypeOf<string | VehicleStatusLog | null>();
});

test("both generations of the create body are accepted, and neither without its required field", () => {
  expectTypeOf<{ trim: string; user: string }>().toExtend<VehicleCreate>();
  expectTypeOf<{ model: string; battery_size_watt_hours: number }>().toExtend<VehicleCreate>();
  expectTypeOf<{ user: string }>().not.toExtend<VehicleCreate>();
});

test("an operation lists its own expand names", () => {
  type Names = NonNullable<
    NonNullable<operations["listVehicleTrims"]["parameters"]["query"]>["expand"]
  >[number];
  expectTypeOf<Names>().toEqualTypeOf<"model" | "model.make">();
});

test("the live server is known as a literal", () => {
  expectTypeOf<(typeof servers)["live"]>().toEqualTypeOf<"https://api.ev.energy/v2">();
});

test("webhook events are told apart by their type", () => {
  expectTypeOf<WebhookEvent>().not.toBeAny();
  expectTypeOf<WebhookEvent["type"]>().toEqualTypeOf<keyof webhooks>();
  expectTypeOf<(typeof webhookTypes)[number]>().toEqualTypeOf<keyof webhooks>();
  expectTypeOf<
    Extract<WebhookEvent, { type: "charging_sub_session.ended" }>
  >().toEqualTypeOf<ChargingSubSessionEndedEvent>();
  expectTypeOf<WebhookEvent["data"]>().toEqualTypeOf<ChargingSubSession>();
});

test("webhooks are no operations that a client can call", () => {
  type Called = Extract<keyof operations, `${string}Webhook${string}` | `receive${string}`>;
  expectTypeOf<Called>().toEqualTypeOf<"retrieveWebhookPortal">();
});

test("documented nulls are part of the types", () => {
  expectTypeOf<null>().toExtend<ChargingSubSession["location"]["postal_code"]>();
  expectTypeOf<null>().toExtend<ChargingSubSession["location"]["coordinates"]>();
  expectTypeOf<null>().toExtend<Location["evse_site"]>();
});

test("an ordering that the API would ignore does not compile", () => {
  type Ordering = NonNullable<operations["listVehicleMakes"]["parameters"]["query"]>["ordering"];
  expectTypeOf<Ordering>().toEqualTypeOf<"name" | "-name" | undefined>();
});
