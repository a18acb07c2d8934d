import { generateHeyApi } from "./generate-hey-api.ts";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

interface HeyApi {
  createClient(config: object): object;
  listVehicles(options: object): Promise<{ data?: unknown }>;
}

/** The client that @hey-api/openapi-ts generates from the same description, generated now. */
export async function heyApi(): Promise<Peer> {
  const { createClient, listVehicles } = (await import(await generateHeyApi())) as HeyApi;
  return {
    name: "@hey-api/openapi-ts",
    prepare: ({ fetch, baseUrl }) => {
      const client = createClient({ baseUrl, fetch, headers: apiHeaders });
      return async () => (await listVehicles({ client, query: { page_size: pageSize } })).data;
    },
  };
}
