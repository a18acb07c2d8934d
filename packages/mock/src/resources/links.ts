import { JsonCache } from "./json-cache.ts";

/** The collection of an id, by the id's first four letters. The API documents all except `site` and `evse`. */
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
 * Writes the URLs of a response. As in the API, references are absolute. They have the origin and base path of the
 * request, so that they also work if the mock listens on a port.
 */
export class Links {
  /** Origin and base path: `https://api.ev.energy/v2`. */
  readonly base: string;
  /** Cached JSON of records, whose URLs start with this base. */
  readonly jsonCache: JsonCache = new JsonCache();

  /** Whether to write some URLs in the odd forms of the API's sample responses. */
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

  /** The URL of a media file, which is outside the base path. */
  media(path: string): string {
    return new URL(`/media/${path}`, this.base).href;
  }

  statusLog(vehicleId: string, sampledAt: string): string {
    return `${this.base}/vehicles/${vehicleId}/status_logs/${sampledAt}${this.#odd ? "/" : ""}`;
  }

  /** The URL of the list of a vehicle's charging sub-sessions. */
  chargingOf(vehicleId: string): string {
    if (this.#odd) return `${new URL(this.base).origin}/charging_sub_sessions/?vehicle_id=${vehicleId}`;
    return `${this.base}/charging_sub_sessions?vehicle_id=${vehicleId}`;
  }
}

/** The maximum number of cached bases. The base comes from the `Host` header, so a client could send any number. */
const maxBases = 16;

/** Returns a function that creates the `Links` of a base URL once and keeps them, with their cached JSON. */
export function linksByBase(odd: boolean): (base: string) => Links {
  const known = new Map<string, Links>();
  return (base) => {
    const links = known.get(base) ?? new Links(base, odd);
    if (!known.has(base)) {
      const [oldest] = known.keys();
      if (known.size >= maxBases && oldest !== undefined) known.delete(oldest);
      known.set(base, links);
    }
    return links;
  };
}
