/**
 * The peers that the benchmarks compare, each set up as its guide says. Every module is imported where it is used, because a
 * process that measures one peer must not load the others.
 */
import { fileURLToPath } from "node:url";
import type { paths } from "@ev-vehicles/types";

/** Where a peer sends its calls. */
interface Destination {
  readonly fetch: typeof fetch;
  readonly baseUrl: string;
}

/** Requests the first 25 vehicles, and resolves to the parsed body. */
type Call = () => Promise<unknown>;

export interface Peer {
  readonly name: string;
  prepare(destination: Destination): Promise<Call> | Call;
}

const pageSize = 25;

/** The headers of a call that acts as a user. */
export const apiHeaders: Readonly<Record<string, string>> = {
  Authorization: "Bearer bench-token",
  "EvEnergy-User": "user01HN2NJ9NMRZBXT1H6FT9N7735",
  "EvEnergy-Version": "2",
};

/** The module of the client that @hey-api/openapi-ts generates; see `generate-hey-api.ts`. */
export const heyApiModule = fileURLToPath(new URL("../../generated/hey-api/hey-api.js", import.meta.url));

interface HeyApi {
  createClient(config: object): object;
  listVehicles(options: object): Promise<{ data?: unknown }>;
}

export const peers = {
  /** Only `fetch` and `json()`: no client that uses `fetch` can be faster. */
  fetch: {
    name: "fetch, the limit",
    prepare({ fetch, baseUrl }) {
      const url = `${baseUrl}/vehicles?page_size=${pageSize}`;
      return async () => (await fetch(url, { headers: apiHeaders })).json();
    },
  },
  /** This project's client with all defaults: retries, timeouts, the rate limit, typed errors. */
  ours: {
    name: "@ev-vehicles/client",
    async prepare({ fetch, baseUrl }) {
      const { createVehiclesClient } = await import("@ev-vehicles/client");
      const user = apiHeaders["EvEnergy-User"] ?? "";
      const ev = createVehiclesClient({ auth: "bench-token", user, baseUrl, fetch });
      return async () => (await ev.GET("/vehicles", { params: { query: { page_size: pageSize } } })).data;
    },
  },
  /** openapi-fetch without any headers. */
  bareOpenapiFetch: {
    name: "openapi-fetch, bare",
    prepare: ({ fetch, baseUrl }) => openapiFetchCall({ baseUrl, fetch }),
  },
  openapiFetch: {
    name: "openapi-fetch with the headers",
    prepare: ({ fetch, baseUrl }) => openapiFetchCall({ baseUrl, fetch, headers: apiHeaders }),
  },
  /** The client that @hey-api/openapi-ts generates from this project's description of the API. */
  heyApi: {
    name: "@hey-api/openapi-ts",
    async prepare({ fetch, baseUrl }) {
      const { createClient, listVehicles } = (await import(heyApiModule)) as HeyApi;
      const client = createClient({ baseUrl, fetch, headers: apiHeaders });
      return async () => (await listVehicles({ client, query: { page_size: pageSize } })).data;
    },
  },
  ofetch: {
    name: "ofetch",
    async prepare({ fetch, baseUrl }) {
      const { createFetch } = await import("ofetch");
      const defaults = { baseURL: baseUrl, headers: apiHeaders };
      const api = createFetch({ fetch, Headers, AbortController, defaults });
      return () => api("/vehicles", { query: { page_size: pageSize } });
    },
  },
  ky: {
    name: "ky",
    async prepare({ fetch, baseUrl }) {
      const { default: ky } = await import("ky");
      const api = ky.create({ prefix: baseUrl, fetch, headers: apiHeaders });
      return () => api.get("vehicles", { searchParams: { page_size: pageSize } }).json();
    },
  },
  octokitRequest: {
    name: "@octokit/request",
    async prepare({ fetch, baseUrl }) {
      const { request } = await import("@octokit/request");
      const api = request.defaults({ baseUrl, headers: { ...apiHeaders }, request: { fetch } });
      return async () => (await api("GET /vehicles", { page_size: pageSize })).data;
    },
  },
  /** axios on `fetch`, which a stub can replace. */
  axiosOnFetch: {
    name: "axios",
    prepare: ({ fetch, baseUrl }) => axiosCall(baseUrl, { adapter: "fetch", env: { fetch } }),
  },
  /** axios on `node:http`, its default in Node. */
  axiosOnHttp: { name: "axios", prepare: ({ baseUrl }) => axiosCall(baseUrl, {}) },
  /** undici's own API, which uses no Web streams. It takes no `fetch`, so it is only measured over HTTP. */
  undiciRequest: {
    name: "undici request",
    async prepare({ baseUrl }) {
      const { Agent, request } = await import("undici");
      const url = `${baseUrl}/vehicles?page_size=${pageSize}`;
      const dispatcher = new Agent();
      return async () => (await request(url, { headers: { ...apiHeaders }, dispatcher })).body.json();
    },
  },
} satisfies Record<string, Peer>;

export type PeerName = keyof typeof peers;

async function openapiFetchCall(options: object): Promise<Call> {
  const { default: createClient } = await import("openapi-fetch");
  const api = createClient<paths>(options);
  return async () => (await api.GET("/vehicles", { params: { query: { page_size: pageSize } } })).data;
}

async function axiosCall(baseURL: string, options: object): Promise<Call> {
  const { default: axios } = await import("axios");
  const api = axios.create({ baseURL, headers: { ...apiHeaders }, ...options });
  return async () => (await api.get<unknown>("/vehicles", { params: { page_size: pageSize } })).data;
}
