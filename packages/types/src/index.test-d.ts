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

test("no exported schema type is `any`, and `paths` contains the types in `operations`", () => {
  expectTypeOf<Vehicle>().not.toBeAny();
  expectTypeOf<VehicleTrim>().not.toBeAny();
  expectTypeOf<User>().not.toBeAny();
  expectTypeOf<VehicleCreate>().not.toBeAny();
  expectTypeOf<paths["/vehicles"]["get"]>().toEqualTypeOf<operations["listVehicles"]>();
});

test("a reference field is a URL or the resource, or null only if the API documents null", () => {
  expectTypeOf<Vehicle["trim"]>().toEqualTypeOf<string | VehicleTrim>();
  expectTypeOf<Vehicle["user"]>().toEqualTypeOf<string | User>();
  expectTypeOf<Vehicle["latest_status_log"]>().toEqualTypeOf<string | VehicleStatusLog | null>();
});

test("VehicleCreate accepts a body with `trim` or with `model`, and rejects a body with neither", () => {
  expectTypeOf<{ trim: string; user: string }>().toExtend<VehicleCreate>();
  expectTypeOf<{ model: string; battery_size_watt_hours: number }>().toExtend<VehicleCreate>();
  expectTypeOf<{ user: string }>().not.toExtend<VehicleCreate>();
});

test("the expand parameter of an operation accepts only the names that this operation offers", () => {
  type Names = NonNullable<
    NonNullable<operations["listVehicleTrims"]["parameters"]["query"]>["expand"]
  >[number];
  expectTypeOf<Names>().toEqualTypeOf<"model" | "model.make">();
});

test("the type of servers.live is the literal URL", () => {
  expectTypeOf<(typeof servers)["live"]>().toEqualTypeOf<"https://api.ev.energy/v2">();
});

test("the `type` field discriminates the webhook events", () => {
  expectTypeOf<WebhookEvent>().not.toBeAny();
  expectTypeOf<WebhookEvent["type"]>().toEqualTypeOf<keyof webhooks>();
  expectTypeOf<(typeof webhookTypes)[number]>().toEqualTypeOf<keyof webhooks>();
  expectTypeOf<
    Extract<WebhookEvent, { type: "charging_sub_session.ended" }>
  >().toEqualTypeOf<ChargingSubSessionEndedEvent>();
  expectTypeOf<WebhookEvent["data"]>().toEqualTypeOf<ChargingSubSession>();
});

test("the type `operations` does not include webhooks", () => {
  type Called = Extract<keyof operations, `${string}Webhook${string}` | `receive${string}`>;
  expectTypeOf<Called>().toEqualTypeOf<"retrieveWebhookPortal">();
});

test("fields that the API documents as null include null in their type", () => {
  expectTypeOf<null>().toExtend<ChargingSubSession["location"]["postal_code"]>();
  expectTypeOf<null>().toExtend<ChargingSubSession["location"]["coordinates"]>();
  expectTypeOf<null>().toExtend<Location["evse_site"]>();
});

test("the `ordering` parameter accepts only the orderings that the API supports", () => {
  type Ordering = NonNullable<operations["listVehicleMakes"]["parameters"]["query"]>["ordering"];
  expectTypeOf<Ordering>().toEqualTypeOf<"name" | "-name" | undefined>();
});
