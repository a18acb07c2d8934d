import { RecentTexts } from "./recent-texts.ts";

/** The collection that an id belongs to, by the id's first four letters (API fact; `site` and `evse` are ours). */
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
  evse: "evses",
};

/**
 * Writes the URLs of a response. References are absolute (API fact), on the origin and base path of the request, so
 * that a client of a mock on a port gets URLs of that port.
 */
export class Links {
  /** Origin and base path: `https://api.ev.energy/v2`. */
  readonly base: string;
  /** The JSON of records that were written for this base lately. */
  readonly texts: RecentTexts = new RecentTexts();

  /** Whether URLs are spelled as oddly as in the API's sample responses. */
  readonly #odd: boolean;

  constructor(base: string, odd = false) {
    this.base = base;
    this.#odd = odd;
  }

  /** The URL of the resource with this id. */
  resource(id: string): string {
    const prefix = id.slice(0, 4);
    if (this.#odd && prefix === "trim") return `${this.base}/trim/vehicle_${id}`;
    return `${this.base}/${collections[prefix]}/${id}`;
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
    return `${this.base}/vehicles/${vehicleId}/status_logs/${sampledAt}${this.#odd ? "/" : ""}`;
  }

  chargingOf(vehicleId: string): string {
    if (this.#odd) return `${new URL(this.base).origin}/charging_sub_sessions/?vehicle_id=${vehicleId}`;
    return `${this.base}/charging_sub_sessions?vehicle_id=${vehicleId}`;
  }
}
