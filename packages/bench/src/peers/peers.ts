import type { Peer } from "./peer.ts";

/** The peers by name, each loaded only where it is measured. */
export const peers = {
  fetch: async () => (await import("./fetch-peer.ts")).fetchPeer,
  ours: async () => (await import("./our-client.ts")).ourClient,
  bareOpenapiFetch: async () => (await import("./openapi-fetch.ts")).bareOpenapiFetch,
  openapiFetch: async () => (await import("./openapi-fetch.ts")).openapiFetch,
  heyApi: async () => (await import("./hey-api.ts")).heyApi(),
  ofetch: async () => (await import("./ofetch.ts")).ofetchPeer,
  ky: async () => (await import("./ky.ts")).kyPeer,
  octokitRequest: async () => (await import("./octokit-request.ts")).octokitRequest,
  axiosOnFetch: async () => (await import("./axios.ts")).axiosOnFetch,
  axiosOnHttp: async () => (await import("./axios.ts")).axiosOnHttp,
  undiciRequest: async () => (await import("./undici.ts")).undiciRequest,
} satisfies Record<string, () => Promise<Peer>>;

export type PeerName = keyof typeof peers;
