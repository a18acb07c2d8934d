import { RecentTexts } from "./recent-texts.ts";

/** The collection that an id belongs to, by the id's first four letters (API fact; `site` is ours). */
export const collections: Readonly<Record<string, string>> = {
  vhcl: "vehicles",
  trim: "vehicle_trims",
  vmod: "vehicle_models",
  vmak: "vehicle_makes",
  user: "users",
  csub: "charging_sub_sessions",
  tari: "tariffs",
  supl: "tariff_suppliers",
  site: "evse_sites",
};

/**
 * Writes the URLs of an answer. References are absolute (API fact), on the origin and base path of the request, so
 * that a client of a mock on a port gets URLs of that port.
 */
export class Links {
  /** Origin and base path: `https://api.ev.energy/v2`. */
  readonly base: string;
  /** The JSON of records that were written for this base lately. */
  readonly texts: RecentTexts = new RecentTexts();

  constructor(base: string) {
    this.base = base;
  }

  /** The URL of the resource with this id. */
  resource(id: string): string {
    return `${this.base}/${collections[id.slice(0, 4)]}/${id}`;
  }

  /** The URL of a path below the base. */
  path(path: string): string {
    return `${this.base}${path}`;
  }

  /** The URL of a file that the API serves beside its resources. */
  media(path: string): string {
    return new URL(`/media/${path}`, this.base).href;
  }

  statusLog(vehicleId: string, sampledAt: string): string {
    return `${this.base}/vehicles/${vehicleId}/status_logs/${sampledAt}`;
  }

  chargingOf(vehicleId: string): string {
    return `${this.base}/charging_sub_sessions?vehicle_id=${vehicleId}`;
  }
}
