import type { paths } from "@ev-vehicles/types";
import createClient from "openapi-fetch";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

const callOf = (api: ReturnType<typeof createClient<paths>>) => async () =>
  (await api.GET("/vehicles", { params: { query: { page_size: pageSize } } })).data;

/** openapi-fetch by itself: no token, no header. */
export const bareOpenapiFetch: Peer = {
  name: "openapi-fetch, bare",
  prepare: ({ fetch, baseUrl }) => callOf(createClient<paths>({ baseUrl, fetch })),
};

/** openapi-fetch with the three headers that the API requires. */
export const openapiFetch: Peer = {
  name: "openapi-fetch with the headers",
  prepare: ({ fetch, baseUrl }) => callOf(createClient<paths>({ baseUrl, fetch, headers: apiHeaders })),
};
