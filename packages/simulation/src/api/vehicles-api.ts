import { Fleet, type Vehicle } from "./fleet.ts";
import { RollingBudget } from "./rolling-budget.ts";
import { type Renewal, TokenEndpoint } from "./token-endpoint.ts";

export const origin = "https://api.ev.energy";
export const base = `${origin}/v2`;

export interface ServerRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ServerResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** The rate-limit bucket of the request; undefined without a valid access token. */
  readonly bucket?: string;
  /** Whether the API rejected the request because the budget was used up. */
  readonly overLimit?: boolean;
  readonly renewal?: Renewal | undefined;
}

/** How often each write took effect. The key is `create` or `update` and the unique value that was written. */
type Effects = Map<string, number>;

/** The API of a world, with one application, some users, and their vehicles. */
export class VehiclesApi {
  readonly fleet: Fleet = new Fleet();
  readonly tokens: TokenEndpoint;
  readonly effects: Effects = new Map();
  readonly #limit: number;
  readonly #budgets = new Map<string, RollingBudget>();

  constructor({ limit, tokenLifetime }: { readonly limit: number; readonly tokenLifetime: number }) {
    this.#limit = limit;
    this.tokens = new TokenEndpoint(tokenLifetime);
  }

  budgetOf(bucket: string): RollingBudget {
    const budget = this.#budgets.get(bucket) ?? new RollingBudget(this.#limit);
    this.#budgets.set(bucket, budget);
    return budget;
  }

  handle({ method, url, headers, body }: ServerRequest, now: number): ServerResponse {
    if (url.pathname === "/o/token/" && method === "POST") {
      const { status, json, renewal } = this.tokens.exchange(new URLSearchParams(body), now);
      return { ...reply(status, json), renewal };
    }
    const identity = this.tokens.identify(headers.authorization, now);
    if (!identity) {
      const detail = "Authentication credentials were not provided.";
      // Requests without a valid token have a separate budget, which is never used up here.
      const counts = { "x-ratelimit-limit": "50", "x-ratelimit-remaining": "49" };
      return reply(401, { title: "Unauthorized", status: 401, detail }, counts);
    }
    const { bucket } = identity;
    const { accepted, remaining, retryAfter } = this.budgetOf(bucket).count(now);
    const counts: Record<string, string> = {
      "evenergy-version": "2",
      "x-ratelimit-limit": `${this.#limit}`,
      "x-ratelimit-remaining": `${remaining}`,
    };
    if (!accepted) {
      const problem = { title: "Too Many Requests", status: 429, detail: "Request was rate limited." };
      return {
        ...reply(429, problem, { ...counts, "retry-after": `${retryAfter}` }),
        bucket,
        overLimit: true,
      };
    }
    const user = identity.user ?? headers["evenergy-user"];
    return { ...this.#serve(method, url, user, body, now, counts), bucket };
  }

  #serve(
    method: string,
    url: URL,
    user: string | undefined,
    body: string,
    now: number,
    counts: Record<string, string>,
  ): ServerResponse {
    const [, , resource, id] = url.pathname.split("/");
    if (resource !== "vehicles") return reply(404, problem(404, "Not found"), counts);
    if (!id) {
      if (method === "POST") return this.#create(user, body, now, counts);
      return method === "GET"
        ? this.#list(user, url.searchParams, counts)
        : reply(405, problem(405, "No"), counts);
    }
    const vehicle = this.fleet.visible(user).find((one) => one.id === id);
    if (!vehicle) return reply(404, problem(404, "Not found"), counts);
    if (method === "PATCH") {
      const changes = JSON.parse(body) as { battery_size_watt_hours: number };
      vehicle.batterySize = changes.battery_size_watt_hours;
      this.#countEffect(`update ${vehicle.batterySize}`);
    }
    return reply(200, represent(vehicle), counts);
  }

  #create(
    user: string | undefined,
    body: string,
    now: number,
    counts: Record<string, string>,
  ): ServerResponse {
    if (user === undefined) return reply(400, problem(400, "No user"), counts);
    const { trim } = JSON.parse(body) as { trim: string };
    this.#countEffect(`create ${trim}`);
    return reply(201, represent(this.fleet.add(user, trim, now)), counts);
  }

  #countEffect(name: string): void {
    this.effects.set(name, (this.effects.get(name) ?? 0) + 1);
  }

  /** A page of the list, with links to its neighbours in a `Link` header (RFC 8288). */
  #list(user: string | undefined, query: URLSearchParams, counts: Record<string, string>): ServerResponse {
    const vehicles = this.fleet.visible(user);
    const size = Number(query.get("page_size") ?? 25);
    const [after, before] = [query.get("page_after"), query.get("page_before")];
    let [from, to] = [0, size];
    if (after !== null) {
      from = vehicles.filter(({ id }) => id <= after).length;
      to = from + size;
    } else if (before !== null) {
      to = vehicles.filter(({ id }) => id < before).length;
      from = Math.max(0, to - size);
    }
    const page = vehicles.slice(from, to);
    const link = (name: string, id: string) => {
      const changed = new URLSearchParams(query);
      changed.delete("page_after");
      changed.delete("page_before");
      changed.set(name, id);
      return `${base}/vehicles?${changed}`;
    };
    // The links of an empty page start at the page's cursor; the linked page includes the item at the cursor.
    const last = page.at(-1)?.id ?? (before ?? "").slice(0, -1);
    const first = page[0]?.id ?? `${after}0`;
    const hasNext = page.length > 0 ? to < vehicles.length : after === null && vehicles.length > 0;
    const hasPrevious = page.length > 0 ? from > 0 : after !== null && vehicles.length > 0;
    const next = hasNext ? link("page_after", last) : "about:blank";
    const previous = hasPrevious ? link("page_before", first) : "about:blank";
    const headers = { ...counts, link: `<${previous}>; rel="previous", <${next}>; rel="next"` };
    return reply(200, page.map(represent), headers);
  }
}

function represent({ batterySize, id, user, trim }: Vehicle): object {
  return {
    id,
    url: `${base}/vehicles/${id}`,
    user: `${base}/users/${user}`,
    trim,
    battery_size_watt_hours: batterySize,
  };
}

function problem(status: number, title: string): object {
  return { title, status, detail: title };
}

function reply(status: number, json: object, headers: Record<string, string> = {}): ServerResponse {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return { status, headers: { "content-type": type, ...headers }, body: JSON.stringify(json) };
}
