/**
 * What the mock remembers of each resource: the fields of the API by the API's names, with ids where an answer has
 * URLs. Records are plain JSON and are never changed in place; an update puts a new record in the old one's stead.
 */
import type {
  Location,
  Tariff,
  User,
  Vehicle,
  VehicleMake,
  VehicleModel,
  VehicleTrim,
} from "@ev-vehicles/types";

/** Anything that has an id. */
export interface Identified {
  readonly id: string;
}

export interface MakeRecord extends Identified {
  readonly name: string;
  /** The file name of the badge, or null when the catalogue has none. */
  readonly icon: string | null;
  /** Whether vehicles of this make can be connected; otherwise `onboarding_url` is null all the way down. */
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
}

export interface TrimRecord extends Identified {
  readonly name: string;
  readonly model: string;
  readonly battery_size_watt_hours: VehicleTrim["battery_size_watt_hours"];
  /** A hidden trim was made for a vehicle created by model; it can be read by id but no list shows it. */
  readonly hidden: boolean;
}

export interface SupplierRecord extends Identified {
  readonly name: string;
  readonly icon: string;
}

export interface TariffRecord extends Identified {
  readonly name: string;
  readonly supplier: string;
  readonly currency: string;
  readonly type: NonNullable<Tariff["type"]>;
}

export interface SiteRecord extends Identified {
  readonly name: string;
}

/** A user's default location; `tariff` and `evse_site` are ids. */
export interface LocationRecord
  extends Omit<Location, "tariff" | "evse_site" | "current_carbon_intensity_grams_per_kilowatt_hour"> {
  readonly tariff: string | null;
  readonly evse_site: string | null;
}

export interface UserRecord extends Identified {
  readonly email: NonNullable<User["email"]>;
  readonly full_name: NonNullable<User["full_name"]>;
  readonly joined_at: string;
  readonly terms_consent_datetime: string | null;
  readonly default_location: LocationRecord;
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
  /** When the latest status was sampled, or null when the vehicle never reported; earlier ones are derived from it. */
  readonly last_sampled_at: string | null;
}
