/**
 * The records that the mock stores: the API's fields and names, with ids where a response has URLs. Records are plain
 * JSON and are never changed in place; an update replaces the record.
 */
import type {
  DailyPrices,
  EvseSite,
  Location,
  Tariff,
  User,
  Vehicle,
  VehicleConnectors,
  VehicleMake,
  VehicleModel,
  VehicleModelConnector,
  VehicleStateOfCharge,
  VehicleTrim,
} from "@ev-vehicles/types";

/** The battery size, in watt-hours, that the API assumes for a model if none is known. */
export const unknownBatteryWattHours = 45_000;

/** Rounds a battery size to the nearest 10 Wh, as the API does before it stores one. */
export function roundBatterySize(wattHours: number): number {
  return Math.round(wattHours / 10) * 10;
}

export interface Identified {
  readonly id: string;
}

export interface MakeRecord extends Identified {
  readonly name: string;
  /** The file name of the badge; null if there is none. */
  readonly icon: string | null;
  /** Whether vehicles of this make can be connected; if not, `onboarding_url` of make, models and trims is null. */
  readonly connectable: boolean;
  /** The countries (ISO 3166-1 alpha-2) in which the make is not available to users. */
  readonly unavailable_in: readonly string[];
  readonly subscription_name: NonNullable<VehicleMake["subscription_name"]> | null;
  readonly subscription_package: NonNullable<VehicleMake["subscription_package"]> | null;
}

export interface ModelRecord extends Identified {
  readonly name: string;
  readonly make: string;
  readonly default_battery_size_watt_hours: number;
  readonly default_connector_type: NonNullable<VehicleModel["default_connector_type"]> | null;
  /**
   * Whether a user created the model and it has not been reviewed. Lists leave out such a model, but it can be
   * retrieved.
   */
  readonly hidden: boolean;
}

export interface TrimRecord extends Identified {
  readonly name: string;
  readonly model: string;
  readonly battery_size_watt_hours: VehicleTrim["battery_size_watt_hours"];
  /** Whether a user created the trim, or the mock did for a vehicle created by model. Lists leave it out. */
  readonly hidden: boolean;
}

export interface SupplierRecord extends Identified {
  readonly name: string;
  /** The file name of the logo; null if there is none. */
  readonly icon: string | null;
}

export interface TariffRecord extends Identified {
  readonly name: string;
  readonly supplier: string;
  readonly currency: string;
  readonly type: NonNullable<Tariff["type"]>;
  readonly gsp_group: NonNullable<Tariff["gsp_group"]> | null;
  readonly timezone_name: string;
  /** Null for customers whose contract does not include prices. */
  readonly daily_prices: DailyPrices | null;
}

export interface SiteRecord extends Identified {
  readonly cpms_connection: EvseSite["cpms_connection"];
  readonly cpms_connection_display_name: string | null;
  readonly user_connected: boolean | null;
}

/** A user's default location; `tariff` and `evse_site` are ids. */
export interface LocationRecord
  extends Omit<Location, "tariff" | "evse_site" | "current_carbon_intensity_grams_per_kilowatt_hour"> {
  readonly tariff: string | null;
  readonly evse_site: string | null;
}

export interface UserRecord extends Identified {
  /** Null for a user who was created without an e-mail address. */
  readonly email: NonNullable<User["email"]> | null;
  readonly full_name: NonNullable<User["full_name"]>;
  readonly joined_at: string;
  readonly terms_consent_datetime: string | null;
  readonly default_location: LocationRecord;
  /** The ids of the user's chargers. */
  readonly evses: readonly string[];
}

export interface VehicleRecord extends Identified {
  readonly trim: string;
  readonly user: string;
  readonly integrated: Vehicle["integrated"];
  readonly maximum_charge_limit_percentage: number | null;
  readonly battery_size_watt_hours: number | null;
  readonly description: string | null;
  readonly disabled: boolean;
  readonly smart_charging_enabled: boolean;
  readonly vehicle_class: NonNullable<Vehicle["vehicle_class"]> | null;
  /** When the latest status was sampled; null if the vehicle never reported. Earlier statuses are derived from it. */
  readonly last_sampled_at: string | null;
  /** When a disconnection last ended the vehicle's charging, in milliseconds since 1970. */
  readonly charging_closed_ms?: number;
}

/** The connectors that a user set for a vehicle. The id is the vehicle's. */
export interface ConnectorsRecord extends Identified {
  /** Null if the model's default applies. */
  readonly native_connector: VehicleConnectors["native_connector"];
  readonly adaptors: readonly VehicleConnectors["adaptors"][number][];
  readonly updated_at: string;
}

/** A state of charge that a driver entered, or cleared (null). The id is the vehicle's. */
export interface EnteredChargeRecord extends Identified {
  readonly state_of_charge_percentage: VehicleStateOfCharge["state_of_charge_percentage"];
  readonly updated_at: string;
}

/** A model's connector in one region. `model` is an id; the record's own id is made of the model and the region. */
export interface ModelConnectorRecord
  extends Identified,
    Readonly<Omit<VehicleModelConnector, "url" | "vehicle_model">> {
  readonly model: string;
}

export function modelConnectorId(model: string, region: ModelConnectorRecord["region"]): string {
  return `${model}/${region}`;
}

/** An authorization request: a user was sent to sign in at a vehicle's maker. The id is a UUID. */
export interface AuthorizationRecord extends Identified {
  readonly user: string;
  /** The trim to connect; null if the user has not chosen yet. */
  readonly trim: string | null;
  /** The vehicle to reconnect; null for a new one. */
  readonly vehicle: string | null;
  /** In milliseconds since 1970. */
  readonly created_ms: number;
  readonly completed: boolean;
}

/** An entry in the waitlist for a model: by the model's id, or by the names of make and model. */
export interface WaitlistRecord extends Identified {
  readonly email: string;
  readonly model: string | null;
  readonly names: readonly [make: string, model: string] | null;
  readonly country: string;
}
