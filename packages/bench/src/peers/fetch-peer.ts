import { apiHeaders, type Peer, pageSize } from "./peer.ts";

/** `fetch` and `json()` alone: the limit. */
export const fetchPeer: Peer = {
  name: "fetch, the limit",
  prepare: ({ fetch, baseUrl }) => {
    const url = `${baseUrl}/vehicles?page_size=${pageSize}`;
    return async () => (await fetch(url, { headers: apiHeaders })).json();
  },
};
