import type { Identified } from "../state/records.ts";

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
  readonly #rendered = new WeakMap<Identified, string>();

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

  /**
   * The JSON of a record, written once: records are never changed in place, so the text stays true as long as the
   * record is there.
   */
  rendered<Entry extends Identified>(record: Entry, render: (record: Entry) => unknown): string {
    const known = this.#rendered.get(record);
    if (known !== undefined) return known;
    const text = JSON.stringify(render(record));
    this.#rendered.set(record, text);
    return text;
  }
}
