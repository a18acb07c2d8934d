import { fileURLToPath } from "node:url";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

interface HeyApi {
  createClient(config: object): object;
  listVehicles(options: object): Promise<{ data?: unknown }>;
}

/** Where the generated client is, as JavaScript. */
export const heyApiModule = fileURLToPath(new URL("../../generated/hey-api/hey-api.js", import.meta.url));

/** The client that @hey-api/openapi-ts generates from the same description; it has to be generated before. */
export async function heyApi(): Promise<Peer> {
  const { createClient, listVehicles } = (await import(heyApiModule)) as HeyApi;
  return {
    name: "@hey-api/openapi-ts",
    prepare: ({ fetch, baseUrl }) => {
      const client = createClient({ baseUrl, fetch, headers: apiHeaders });
      return async () => (await listVehicles({ client, query: { page_size: pageSize } })).data;
    },
  };
}
