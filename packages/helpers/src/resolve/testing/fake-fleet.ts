import type { paths } from "@ev-vehicles/types";
import createClient, { type Client } from "openapi-fetch";

const live = "https://api.ev.energy/v2";

/** The client's base URL, a proxy. References contain the live host instead. */
export const proxy = "https://proxy.example/ev/v2";

type Resource = Record<string, unknown>;

export interface FakeFleet {
  readonly client: Client<paths>;
  /** The path (after the base URL) and query of every request that arrived, in order. */
  readonly requests: string[];
  /** The highest number of requests in flight at the same time. */
  readonly peak: () => number;
  /** The vehicles as the API lists them, without expanded references. */
  readonly vehicles: Resource[];
  readonly resources: Map<string, Resource>;
}

export interface FakeFleetOptions {
  vehicles?: number;
  trims?: number;
  /** Whether the server supports `expand`. */
  expands?: boolean;
  /** Runs before each response. If it returns a response, the server sends that one instead. */
  before?: (request: Request) => Promise<Response | undefined> | Response | undefined;
}

/** A valid ID that begins with these letters and ends with this number. */
export function fakeId(prefix: string, number: number): string {
  return `${prefix}01HRFF3SEVSCRAV9B3CH${String(number).padStart(6, "0")}`;
}

/** A small in-memory API with makes, models, trims, tariffs, users, vehicles and their latest status logs. */
export function fakeFleet(options: FakeFleetOptions = {}): FakeFleet {
  const { vehicles: count = 3, trims = 2, expands = true, before } = options;
  const resources = new Map<string, Resource>();
  const add = (path: string, fields: Resource): string => {
    resources.set(path, { ...fields, url: live + path });
    return live + path;
  };
  const vehicles: Resource[] = [];
  for (let number = 0; number < count; number++) {
    const [makeId, modelId, trimId] = [number % 2, number % 3, number % trims].map((n, i) =>
      fakeId(["vmak", "vmod", "trim"][i] ?? "", n),
    );
    const id = fakeId("vhcl", number);
    const make = add(`/vehicle_makes/${makeId}`, { id: makeId, name: "Nissan" });
    const model = add(`/vehicle_models/${modelId}`, { id: modelId, name: "Leaf", make });
    add(`/vehicle_trims/${trimId}`, { id: trimId, name: "40 kWh", model });
    const userId = fakeId("user", number);
    const tariff = add(`/tariffs/${fakeId("tari", 0)}`, { name: "Night" });
    const user = add(`/users/${userId}`, { id: userId, default_location: { city: "London", tariff } });
    const log = `/vehicles/${id}/status_logs/2024-04-17T09:39:45.994584Z`;
    add(log, { vehicle: `${live}/vehicles/${id}`, is_charging: number % 2 === 0 });
    add(`/vehicles/${id}`, {
      id,
      // The API's own sample writes it like this.
      trim: `${live}/trim/vehicle_${trimId}`,
      user,
      latest_status_log: number === 1 ? null : `${live}${log}/`,
    });
    vehicles.push(resources.get(`/vehicles/${id}`) ?? {});
  }

  const requests: string[] = [];
  let running = 0;
  let peak = 0;
  const respond = async (request: Request): Promise<Response> => {
    const { href, pathname, searchParams } = new URL(request.url);
    requests.push(href.slice(proxy.length));
    peak = Math.max(peak, ++running);
    try {
      const replacement = await before?.(request);
      if (replacement) return replacement;
      const found = resources.get(decodeURIComponent(pathname.slice(new URL(proxy).pathname.length)));
      if (!found) return Response.json({ title: "Not found", status: 404 }, { status: 404 });
      return Response.json(expands ? expand(found, searchParams.getAll("expand"), resources) : found);
    } finally {
      running--;
    }
  };
  return {
    client: createClient<paths>({ baseUrl: proxy, fetch: respond }),
    requests,
    peak: () => peak,
    vehicles,
    resources,
  };
}

/** Expands the names in a resource, as the server does. */
export function expand(resource: Resource, names: string[], resources: Map<string, Resource>): Resource {
  const copy = structuredClone(resource);
  for (const name of names) {
    let owner = copy;
    for (const field of name.split(".")) {
      const part = owner[field];
      if (typeof part === "string") {
        const path = part.slice(live.length).replace("/trim/vehicle_", "/vehicle_trims/").replace(/\/$/, "");
        owner[field] = structuredClone(resources.get(path));
      }
      owner = owner[field] as Resource;
      if (!owner) break;
    }
  }
  return copy;
}
